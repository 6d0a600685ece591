// Prints lookups a second: `node member.mjs KIND LIST PROBES MILLISECONDS`. The files hold IPv4 addresses as bytes of a
// Uint32Array; half of the probes are on the list.
import { readFileSync } from "node:fs";
import { load } from "../../scripts/load.mjs";
import { addressLines, dotted } from "../generate/addresses.mjs";
import { rateOf } from "./rate.mjs";

const [kind = "", listFile = "", probesFile = "", milliseconds = ""] = process.argv.slice(2);
const list = addressesIn(listFile);
const probes = addressesIn(probesFile);

/** By kind: what is asked, and how many questions are one batch. */
const kinds = {
  "ours, numbers": async () => {
    const set = await ourSet();
    return { asked: probes, has: (bits) => set.hasIpv4(bits) };
  },
  "ours, texts": async () => {
    const set = await ourSet();
    return { asked: texts(), has: (text) => set.hasText(text) };
  },
  "Set of numbers": () => {
    const set = new Set(list);
    return { asked: probes, has: (bits) => set.has(bits) };
  },
  "Set of texts": () => {
    const set = new Set(Array.from(list, dotted));
    return { asked: texts(), has: (text) => set.has(text) };
  },
  "ipaddr.js": async () => {
    const { default: ipaddr } = await import("ipaddr.js");
    const listed = (await ourCidrs()).map((cidr) => ipaddr.parseCIDR(cidr));
    const has = (text) => ipaddr.subnetMatch(ipaddr.parse(text), { listed }, "") === "listed";
    return { asked: texts(), has, batch: 2 };
  },
  "fast-cidr-tools": async () => {
    const { contains } = await import("fast-cidr-tools");
    const cidrs = await ourCidrs();
    return { asked: texts(), has: (text) => contains(cidrs, [text]), batch: 2 };
  },
};

const { asked, has, batch = asked.length } = await kinds[kind]();
let next = 0;
const rate = rateOf(Number(milliseconds), () => {
  let members = 0;
  for (let index = 0; index < batch; index++) {
    if (has(asked[next])) members++;
    next = next + 1 === asked.length ? 0 : next + 1;
  }
  // Every batch begins on a member and has as many strangers; an answer that nobody reads may be left out by the engine.
  if (members * 2 !== batch) throw new Error(`${kind}: ${members} members in ${batch}`);
  return batch;
});
console.log(JSON.stringify(rate));

function addressesIn(file) {
  const bytes = readFileSync(file);
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** Made anew, so that a probe is no text of the list. */
function texts() {
  return Array.from(probes, dotted);
}

async function ourSet() {
  const { parseAddressList } = await load(
    'export { parseAddressList } from "./src/addresses/index.ts";',
  );
  return parseAddressList(Buffer.from(addressLines(list))).set;
}

/** The fewest blocks: the least that a tool has to look through. */
async function ourCidrs() {
  const { v4 } = await ourSet();
  return Array.from({ length: v4.length }, (_, index) => {
    const { network, prefix } = v4.at(index);
    return `${dotted(Number(network))}/${prefix}`;
  });
}
