import { unset, type Statement } from "../../vcl/syntax/index.js";
import { originHeaders } from "../names.js";

/** The policy's part of vcl_miss and vcl_pass: edgewall's own headers are nobody else's business. */
export function originRequest(): readonly Statement[] {
  return Object.values(originHeaders).map((header) => unset(header));
}
