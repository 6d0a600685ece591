import { parseCidr } from "../../src/addresses/index.js";

/** What a MaxMind database holds, as far as tests need it. */
export type MmdbValue = string | number | readonly string[] | { readonly [key: string]: MmdbValue };

export interface MmdbOptions {
  readonly type?: string;
  readonly ipVersion?: 4 | 6;
  /** Added to what the tree says about where data is: a damaged tree. */
  readonly offBy?: number;
}

type Tree = [left: Branch, right: Branch];
type Branch = Tree | number | undefined;

/**
 * Writes a database by its specification: a binary tree over the bits of addresses, then data, then metadata.
 *
 * @param entries records by CIDR; those of IPv4 are below `::/96` in a tree of IPv6
 * @see https://maxmind.github.io/MaxMind-DB/
 */
export function mmdb(
  entries: Readonly<Record<string, MmdbValue>>,
  { type = "GeoLite2-Country", ipVersion = 6, offBy = 0 }: MmdbOptions = {},
): Buffer {
  const root: Tree = [undefined, undefined];
  const data: Buffer[] = [];
  let dataSize = 0;
  for (const [text, value] of Object.entries(entries)) {
    put(root, bitsOf(text, ipVersion), dataSize);
    const encoded = encode(value);
    data.push(encoded);
    dataSize += encoded.length;
  }
  const nodes = nodesOf(root);
  const indexes = new Map(nodes.map((node, index) => [node, index]));
  const tree = Buffer.alloc(nodes.length * 6);
  for (const [index, node] of nodes.entries()) {
    for (const side of [0, 1] as const) {
      const branch = node[side];
      const record =
        branch === undefined
          ? nodes.length
          : typeof branch === "number"
            ? nodes.length + 16 + branch + offBy
            : (indexes.get(branch) ?? 0);
      tree.writeUIntBE(record, index * 6 + side * 3, 3);
    }
  }
  const metadata = encode({
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    // 2026-02-03
    build_epoch: 1_770_076_800,
    database_type: type,
    description: { en: "made for a test" },
    ip_version: ipVersion,
    languages: ["en"],
    node_count: nodes.length,
    record_size: 24,
  });
  const marker = Buffer.from("\xab\xcd\xefMaxMind.com", "latin1");
  return Buffer.concat([tree, Buffer.alloc(16), ...data, marker, metadata]);
}

function bitsOf(text: string, ipVersion: 4 | 6): string {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  const { family, network, prefix } = parsed.cidr;
  const bits = network
    .toString(2)
    .padStart(family === 4 ? 32 : 128, "0")
    .slice(0, prefix);
  return family === 4 && ipVersion === 6 ? "0".repeat(96) + bits : bits;
}

function put(root: Tree, bits: string, offset: number): void {
  let node = root;
  for (const [index, bit] of [...bits].entries()) {
    const side = bit === "0" ? 0 : 1;
    const branch = node[side];
    if (index === bits.length - 1) node[side] = offset;
    else if (typeof branch === "object") node = branch;
    else node = node[side] = [undefined, undefined];
  }
}

function nodesOf(root: Tree): readonly Tree[] {
  const nodes = [root];
  for (const node of nodes) {
    for (const branch of node) if (typeof branch === "object") nodes.push(branch);
  }
  return nodes;
}

/** Types 2 (string), 6 (32 bits), 7 (map) and, extended, 11 (array). */
function encode(value: MmdbValue): Buffer {
  if (typeof value === "string") {
    const text = Buffer.from(value);
    return Buffer.concat([Buffer.from([(2 << 5) | text.length]), text]);
  }
  if (typeof value === "number") {
    const bytes = Buffer.from([(6 << 5) | 4, 0, 0, 0, 0]);
    bytes.writeUInt32BE(value, 1);
    return bytes;
  }
  if (isList(value)) {
    return Buffer.concat([Buffer.from([value.length, 11 - 7]), ...value.map(encode)]);
  }
  const pairs = Object.entries(value);
  return Buffer.concat([
    Buffer.from([(7 << 5) | pairs.length]),
    ...pairs.flatMap(([key, item]) => [encode(key), encode(item)]),
  ]);
}

function isList(value: MmdbValue): value is readonly string[] {
  return Array.isArray(value);
}
