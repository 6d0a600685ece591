import { scopeOf } from "../subroutines.js";
import { collection, headers, readOnly, settable, type Entries } from "./entry.js";

const response = scopeOf("deliver", "log");
const log = scopeOf("log");

/** https://www.fastly.com/documentation/reference/vcl/variables/client-response/ */
export const clientResponse: Entries = {
  "resp.body_bytes_written": readOnly("INTEGER", log),
  "resp.bytes_written": readOnly("INTEGER", log),
  "resp.completed": readOnly("BOOL", log),
  "resp.header_bytes_written": readOnly("INTEGER", log),
  "resp.headers": collection(response),
  "resp.http.{NAME}": headers(response),
  "resp.is_locally_generated": readOnly("BOOL", response),
  "resp.proto": readOnly("STRING", response),
  "resp.response": settable("STRING", response),
  "resp.status": settable("INTEGER", response),
  "time.to_first_byte": readOnly("RTIME", response),
};
