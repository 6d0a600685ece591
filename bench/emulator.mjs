// The local Fastly API, for as long as something is measured on it.
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { cli } from "./measure.mjs";

const names = [
  "FASTLY_API_ENDPOINT",
  "FASTLY_ACCOUNT_ENDPOINT",
  "FASTLY_API_TOKEN",
  "FASTLY_SERVICE_ID",
  "HOME",
];

/**
 * Runs `measure` while `edgewall dev` runs, with the environment that edgewall and Fastly's CLI read.
 *
 * @template Result
 * @param {string} folder for its output, and as the home of Fastly's CLI
 * @param {(api: { url: string, token: string }) => Result} measure
 * @returns {Result}
 */
export function withEmulator(folder, measure) {
  const ready = path.join(folder, "ready.json");
  const out = openSync(ready, "w");
  const server = spawn(
    process.execPath,
    [cli, "dev", "--api-port", "0", "--entries", "1000000", "--json"],
    { stdio: ["ignore", out, "ignore"] },
  );
  const before = new Map(names.map((name) => [name, process.env[name]]));
  try {
    const { api, token, serviceId } = waitFor(ready);
    Object.assign(process.env, {
      FASTLY_API_ENDPOINT: api,
      FASTLY_ACCOUNT_ENDPOINT: api,
      FASTLY_API_TOKEN: token,
      FASTLY_SERVICE_ID: serviceId,
      HOME: folder,
    });
    return measure({ url: api, token });
  } finally {
    server.kill();
    closeSync(out);
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Everything here runs in turn, so nothing is lost by waiting without events. */
function waitFor(file) {
  for (let tries = 0; tries < 200; tries++) {
    const text = readFileSync(file, "utf8");
    if (text.endsWith("\n")) return JSON.parse(text);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  throw new Error("the local Fastly API did not start");
}

/** The writes that the API took, as it tells them. @returns {number} */
export function writesAt({ url, token }) {
  const script = `fetch(${JSON.stringify(`${url}/__edgewall/requests`)}, { headers: { "Fastly-Key": ${JSON.stringify(token)} } })
    .then((answer) => answer.json()).then((all) => console.log(JSON.stringify(all)))`;
  const { stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  const requests = JSON.parse(stdout);
  const list = Array.isArray(requests) ? requests : requests.requests;
  return list.filter(({ method }) => method !== "GET" && method !== "HEAD");
}
