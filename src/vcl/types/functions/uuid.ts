import { returns, string, type Entries } from "./entry.js";

const constant = returns("STRING");
const test = returns("BOOL", string("uuid"));
const named = returns("STRING", string("namespace"), string("name"));

/** https://www.fastly.com/documentation/reference/vcl/functions/uuid/ */
export const uuid: Entries = {
  "uuid.dns": constant,
  "uuid.is_valid": test,
  "uuid.is_version3": test,
  "uuid.is_version4": test,
  "uuid.is_version5": test,
  "uuid.is_version7": test,
  "uuid.oid": constant,
  "uuid.url": constant,
  "uuid.version3": named,
  "uuid.version4": constant,
  "uuid.version5": named,
  "uuid.version7": constant,
  "uuid.x500": constant,
};
