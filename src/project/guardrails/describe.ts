import { quote } from "../../diagnostics/index.js";
import type { Request } from "../../program/request.js";
import type { Candidate } from "./search.js";

/** A request in words, without what every request has: "POST /donate from 192.0.2.1 (US), user-agent `x`". */
export function describeRequest({ ip, country, method, url, headers }: Request): string {
  const shown = headers
    .filter(([name, value]) => name.toLowerCase() !== "host" || value !== "www.example.com")
    .map(([name, value]) => `, ${name.toLowerCase()} ${quote(value, 100)}`);
  return `${method} ${quote(url, 100)} from ${ip} (${country ?? "country unknown"})${shown.join("")}`;
}

/** What on-call has chosen, in words; empty where nothing is. */
export function describeChoice({ toggles, listedOn }: Candidate["choice"]): string {
  const parts = [
    ...[...toggles].map(([id, on]) => `${quote(id)} ${on ? "enabled" : "disabled"}`),
    ...[...listedOn].map((name) => `the address on ${quote(name)}`),
  ];
  return parts.length === 0 ? "" : ` with ${parts.join(", ")}`;
}

/** The command that shows the same decision. */
export function tryCommandFor(policy: string, { request, choice }: Candidate): string {
  const { ip, country, method, url, headers } = request;
  const words = [
    "edgewall try --policy",
    policy,
    "--ip",
    ip,
    "--country",
    country ?? "unknown",
    ...(method === "GET" ? [] : ["--method", method]),
    "--url",
    shellWord(url),
    ...headers.flatMap(([name, value]) =>
      name.toLowerCase() === "host" && value === "www.example.com"
        ? []
        : ["--header", shellWord(`${name}: ${value}`)],
    ),
    ...[...choice.toggles].flatMap(([id, on]) => ["--set", `${id}=${on ? "on" : "off"}`]),
    ...[...choice.listedOn].flatMap((name) => ["--list", `${name}=${ip}`]),
  ];
  return words.join(" ");
}

function shellWord(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
