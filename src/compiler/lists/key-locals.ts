import {
  call,
  concat,
  identifier,
  ifThen,
  integer,
  set,
  string,
  type Statement,
} from "../../vcl/syntax/index.js";
import { locals } from "../names.js";
import { keyText } from "./ask.js";
import type { KeyPrefix } from "./key.js";
import type { Key } from "./lookup.js";

/**
 * Leaves in a local what a dictionary is asked for: an IPv4 client's address, or an IPv6 client's block.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/addr-extract-bits/
 * @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-itoa/
 */
export function networkInto(prefix: KeyPrefix): readonly Statement[] {
  const local = locals[`network${prefix}`];
  const client = identifier("client.ip");
  const groups = Array.from({ length: prefix / 16 }, (_, index) =>
    call("std.itoa", [
      call("addr.extract_bits", [client, integer(112 - 16 * index), integer(16)]),
      integer(16),
    ]),
  );
  const parts = groups.flatMap((group, index) => (index === 0 ? [group] : [string(":"), group]));
  return [
    set(local, client),
    ifThen([
      {
        test: call("addr.is_ipv6", [client]),
        body: [set(local, concat([...parts, string(`::/${prefix}`)]))],
      },
    ]),
  ];
}

/**
 * Leaves a key's hash, by which its dictionary is chosen, in a local.
 *
 * @see https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-hash-crc32b/
 */
export function hashInto(key: Key): readonly Statement[] {
  return [
    set(
      locals[`${key}Hash`],
      call("std.strtol", [call("digest.hash_crc32b", [keyText(key)]), integer(16)]),
    ),
  ];
}
