// The campaign policy as it is compiled, the slides' VCL by hand, and requests for both.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { clientRequest, compileVcl, newRateLimits, parseVcl } from "../../dist/vcl.js";
import { mulberry32, seed } from "../generate/random.mjs";

const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const batch = 4096;
const random = mulberry32(seed);
const below = (count) => Math.floor(random() * count);

const wall = new Map();
while (wall.size < 14_217) {
  wall.set(`${1 + below(222)}.${below(256)}.${below(256)}.${below(256)}`, "banned");
}
const dictionaries = new Map([
  ["THEWALL", wall],
  ["edge_settings", new Map()],
]);

/** By name: the files of each program. */
export const programs = {
  compiled: ["golden/campaign/declarations.vcl", "golden/campaign/main.vcl"],
  byHand: ["bench/by-hand.vcl"],
};

/** A program, compiled to JavaScript. */
export function load(files, options) {
  const sources = files.map((file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    return { name: path.basename(file), text, root: parseVcl(text).root };
  });
  const result = compileVcl({ files: sources, dictionaries }, options);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.program;
}

const us = { countryCode: "US" };
export const environment = { now: () => 0, random, geo: () => us, rateLimits: newRateLimits() };

const headers = {
  Host: "www.example.com",
  "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
  Accept: "text/html,application/xhtml+xml",
  "Accept-Language": "en-US,en;q=0.9",
  "Accept-Encoding": "gzip, deflate, br",
  Cookie: "session=abcdef; theme=dark",
  Referer: "https://www.example.com/",
};

function request(ip, index) {
  const made = clientRequest({ ip, url: `/donate/${index}?x=${index}`, headers });
  if (made === undefined) throw new Error(`${ip} is no address`);
  return made;
}

const banned = [...wall.keys()];

/** By what becomes of them: requests, made ready. No address on THEWALL starts with 223. */
export const requests = {
  passed: Array.from({ length: batch }, (_, index) =>
    request(`223.${index & 255}.${index >> 8}.7`, index),
  ),
  answered: Array.from({ length: batch }, (_, index) => request(banned[index], index)),
};
