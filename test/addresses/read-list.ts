import { parseAddressList } from "../../src/addresses/index.js";

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The set's entries as they were listed, then the rejected ones as `line:column-endColumn text: problem`. */
export function readBytes(bytes: Uint8Array): readonly string[] {
  const { set, rejected } = parseAddressList(bytes);
  const { addresses, blocks } = set.listed;
  const v4 = [...addresses.v4.texts(), ...blocks.v4.texts()];
  const v6 = [...addresses.v6.texts(), ...blocks.v6.texts()];
  return [
    ...v4,
    ...v6,
    ...rejected.map(
      ({ line, column, endColumn, text, problem }) =>
        `${line}:${column}-${endColumn} ${text}: ${problem}`,
    ),
  ];
}

export function read(text: string): readonly string[] {
  return readBytes(utf8(text));
}
