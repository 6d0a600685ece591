import { scopeOf } from "../subroutines.js";
import { readOnly, settable, type Entries } from "./entry.js";

const log = scopeOf("log");

/** https://www.fastly.com/documentation/reference/vcl/variables/segmented-caching/ */
export const segmentedCaching: Entries = {
  "segmented_caching.autopurged": readOnly("BOOL", log),
  "segmented_caching.block_number": readOnly("INTEGER", log),
  "segmented_caching.block_size": settable("INTEGER", scopeOf("recv", "log")),
  "segmented_caching.cancelled": readOnly("BOOL", log),
  "segmented_caching.client_req.is_open_ended": readOnly("BOOL", log),
  "segmented_caching.client_req.is_range": readOnly("BOOL", log),
  "segmented_caching.client_req.range_high": readOnly("INTEGER", log),
  "segmented_caching.client_req.range_low": readOnly("INTEGER", log),
  "segmented_caching.completed": readOnly("BOOL", log),
  "segmented_caching.error": readOnly("STRING", log),
  "segmented_caching.failed": readOnly("BOOL", log),
  "segmented_caching.is_inner_req": readOnly("BOOL", log),
  "segmented_caching.is_outer_req": readOnly("BOOL", log),
  "segmented_caching.obj.complete_length": readOnly("INTEGER", log),
  "segmented_caching.rounded_req.range_high": readOnly("INTEGER", log),
  "segmented_caching.rounded_req.range_low": readOnly("INTEGER", log),
  "segmented_caching.total_blocks": readOnly("INTEGER", log),
};
