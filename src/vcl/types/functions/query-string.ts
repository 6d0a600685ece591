import { bool, optional, pattern, returns, string, type Entries } from "./entry.js";

const url = string("url");
const sort = returns("STRING", url, optional(bool("only_unique_keys")));

/** https://www.fastly.com/documentation/reference/vcl/functions/query-string/ */
export const queryString: Entries = {
  "boltsort.sort": { ...sort, status: "deprecated", replacement: "querystring.sort" },
  "querystring.add": returns("STRING", url, string("name"), string("value")),
  "querystring.clean": returns("STRING", url),
  "querystring.filter": returns("STRING", url, string("names")),
  "querystring.filter_except": returns("STRING", url, string("names")),
  "querystring.filtersep": returns("STRING"),
  "querystring.get": { ...returns("STRING", url, string("name")), mayBeUnset: true },
  "querystring.globfilter": returns("STRING", url, string("pattern")),
  "querystring.globfilter_except": returns("STRING", url, string("pattern")),
  "querystring.regfilter": returns("STRING", url, pattern("pattern")),
  "querystring.regfilter_except": returns("STRING", url, pattern("pattern")),
  "querystring.remove": returns("STRING", url),
  "querystring.set": returns("STRING", url, string("name"), string("value")),
  "querystring.sort": sort,
};
