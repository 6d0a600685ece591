import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { LineTable, quote, type Diagnostic } from "../../diagnostics/index.js";
import { reasonOf, unreadable, type VclPath } from "./find.js";

/** A file's text; without the byte order mark, which editors do not count as a column. */
export interface VclText {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
}

/** Why there is no text, and what of it can be shown. */
export interface Unreadable {
  readonly fault: Diagnostic;
  readonly text?: string;
}

/** Fastly takes files of 1 MB unless it raised the limit; this only keeps a wrong file from filling the memory. */
const largest = 16 * 1024 * 1024;

/** Reads a file of VCL, which has to be UTF-8 without NUL. */
export function readVcl({ absolute, file }: VclPath): VclText | Unreadable {
  let bytes: Uint8Array;
  try {
    if (statSync(absolute).size > largest) return { fault: tooLarge(file) };
    bytes = readFileSync(absolute);
  } catch (error) {
    return { fault: unreadable(file, reasonOf(error)) };
  }
  return decodeVcl(bytes, file);
}

/** Reads VCL from a stream, no more of it than a file may have. */
export async function readVclStream(
  stream: AsyncIterable<Uint8Array | string>,
  file: string,
): Promise<VclText | Unreadable> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      chunks.push(bytes);
      size += bytes.length;
      if (size > largest) return { fault: tooLarge(file) };
    }
  } catch (error) {
    return { fault: unreadable(file, reasonOf(error)) };
  }
  return decodeVcl(Buffer.concat(chunks), file);
}

/** Bytes as VCL's text. */
export function decodeVcl(bytes: Uint8Array, file: string): VclText | Unreadable {
  if (bytes.length > largest) return { fault: tooLarge(file) };
  const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const hasByteOrderMark = decoded.startsWith("\uFEFF");
  const text = hasByteOrderMark ? decoded.slice(1) : decoded;
  if (!isUtf8(bytes)) {
    const { byte, offset } = firstNotUtf8(bytes, decoded);
    return {
      text,
      fault: {
        code: "EW2007",
        severity: "error",
        message: `${quote(file)} is not UTF-8: byte ${byte} (0x${hex(bytes[byte])}) cannot be decoded`,
        help: "save the file as UTF-8",
        file,
        ...placeOf(text, offset - (hasByteOrderMark ? 1 : 0)),
      },
    };
  }
  const nul = text.indexOf("\0");
  if (nul < 0) return { text, hasByteOrderMark };
  return {
    text,
    fault: {
      code: "EW2007",
      severity: "error",
      message: `${quote(file)} holds a NUL character`,
      help: "no VCL can hold one; is this a text file?",
      file,
      ...placeOf(text, nul),
    },
  };
}

/**
 * The first byte that is no UTF-8, counted from 0, and its offset in the decoded text. Decoding made a U+FFFD of it;
 * those that the file itself spells are told apart by their bytes.
 */
function firstNotUtf8(
  bytes: Uint8Array,
  decoded: string,
): { readonly byte: number; readonly offset: number } {
  let byte = 0;
  let from = 0;
  for (
    let offset = decoded.indexOf("\uFFFD");
    offset >= 0;
    offset = decoded.indexOf("\uFFFD", from)
  ) {
    byte += Buffer.byteLength(decoded.slice(from, offset));
    const isSpelt = bytes[byte] === 0xef && bytes[byte + 1] === 0xbf && bytes[byte + 2] === 0xbd;
    if (!isSpelt) return { byte, offset };
    byte += 3;
    from = offset + 1;
  }
  return { byte, offset: from };
}

function hex(byte: number | undefined): string {
  return (byte ?? 0).toString(16).padStart(2, "0");
}

function placeOf(text: string, offset: number) {
  return new LineTable(text).span({ start: offset, end: offset + 1 });
}

function tooLarge(file: string): Diagnostic {
  return {
    code: "EW2007",
    severity: "error",
    message: `${quote(file)} is larger than 16 MB`,
    help: "Fastly takes VCL files of 1 MB unless it raised the limit for the account",
    file,
    link: "https://docs.fastly.com/products/network-services-resource-limits",
  };
}
