// Prints, as JSON, decisions a second of the compiled campaign policy: `node decide.mjs RUNS`.
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { clientRequest, compileVcl, decide, newRateLimits, parseVcl } from "../dist/vcl.js";

const here = path.dirname(fileURLToPath(import.meta.url));
const runs = Number(process.argv[2] ?? 5);
const batch = 4096;
const milliseconds = 1000;

let seed = 20160926;
const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const below = (count) => Math.floor(random() * count);

const wall = new Map();
while (wall.size < 14_217) {
  wall.set(`${1 + below(222)}.${below(256)}.${below(256)}.${below(256)}`, "banned");
}
const dictionaries = new Map([
  ["THEWALL", wall],
  ["edge_settings", new Map()],
]);

function load(files, options) {
  const sources = files.map((file) => {
    const text = readFileSync(path.join(here, file), "utf8");
    return { name: path.basename(file), text, root: parseVcl(text).root };
  });
  const result = compileVcl({ files: sources, dictionaries }, options);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.program;
}

const campaign = ["../golden/campaign/declarations.vcl", "../golden/campaign/main.vcl"];
const us = { countryCode: "US" };
const environment = { now: () => 0, random, geo: () => us, rateLimits: newRateLimits() };
const headers = {
  Host: "www.example.com",
  "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36",
  Accept: "text/html,application/xhtml+xml",
  "Accept-Language": "en-US,en;q=0.9",
  "Accept-Encoding": "gzip, deflate, br",
  Cookie: "session=abcdef; theme=dark",
  Referer: "https://www.example.com/",
};
const request = (ip, index) =>
  clientRequest({ ip, url: `/donate/${index}?x=${index}`, headers }) ?? fail(ip);
function fail(ip) {
  throw new Error(`${ip} is no address`);
}

const banned = [...wall.keys()];
const sets = {
  "allowed requests": Array.from({ length: batch }, (_, i) =>
    request(`223.${i & 255}.${i >> 8}.7`, i),
  ),
  "blocked requests (THEWALL)": Array.from({ length: batch }, (_, i) => request(banned[i], i)),
};

const compile = Array.from({ length: runs }, () => {
  const start = performance.now();
  load(campaign);
  return performance.now() - start;
});
const program = load(campaign);
const figures = {};
for (const [name, requests] of Object.entries(sets)) {
  figures[name] = Array.from({ length: runs + 2 }, () => {
    const end = performance.now() + milliseconds;
    const start = performance.now();
    let count = 0;
    while (performance.now() < end) {
      for (const one of requests) decide(program, one, { environment });
      count += requests.length;
    }
    return count / ((performance.now() - start) / 1000);
  }).slice(2);
}

/** The statements and tests that run for an allowed request. */
function stepsOf(files) {
  let steps = 0;
  const trace = { step: ({ kind }) => void (steps += kind === "value" ? 0 : 1) };
  const [allowed] = sets["allowed requests"];
  decide(load(files, { trace: true }), allowed, { environment, trace });
  return steps;
}

const steps = stepsOf(campaign);
const byHand = stepsOf(["by-hand.vcl"]);
console.log(JSON.stringify({ compile, figures, steps, byHand }));
