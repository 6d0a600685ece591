import { implement } from "../implement.js";
import { percentDecode, percentEncode } from "./percent.js";
import type { FunctionImplementations } from "./text.js";
import { normalizeUrl } from "./url-normalize.js";

/** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/ */
export const urls: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/urlencode/ */
  urlencode: implement(["STRING"], "STRING", (_tx, text = "") => percentEncode(text)),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/urldecode/ */
  urldecode: implement(["STRING"], "STRING", (_tx, text = "") => percentDecode(text)),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/ */
  "url.normalize": implement(["STRING"], "STRING", (_tx, url = "") => normalizeUrl(url)),
};
