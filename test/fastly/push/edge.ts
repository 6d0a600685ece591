import { parseAddress, formatAddress } from "../../../src/addresses/index.js";
import type { Emulator } from "../../../src/emulator/index.js";
import type { Service } from "../../../src/emulator/model/state.js";
import { nameOf, resourcesOf } from "../../../src/emulator/model/versions.js";
import { assemble } from "../../../src/emulator/vcl/assemble.js";
import { RequestEnvironment } from "../../../src/simulator/environment.js";
import type { AclEntry } from "../../../src/vcl/runtime/acl.js";
import { toBytes } from "../../../src/vcl/runtime/bytes.js";
import { compileVcl } from "../../../src/vcl/runtime/compile/index.js";
import { clientRequest, decide } from "../../../src/vcl/runtime/machine/index.js";
import { parseVcl } from "../../../src/vcl/syntax/index.js";

/**
 * What the edge does with a request from each of these addresses now: the VCL of the active version, put together as
 * Fastly does, with the content that its containers have.
 *
 * @returns the id of the rule that bans it, or "passed"
 */
export function edge(emulator: Emulator, ips: readonly string[]): ReadonlyMap<string, string> {
  const service = serviceOf(emulator);
  const version = service.versions.find(({ active }) => active);
  if (version === undefined) return new Map(ips.map((ip) => [ip, "passed"]));
  const { text } = assemble(service, version);
  const compiled = compileVcl({
    files: [{ name: "generated", text, root: parseVcl(text).root }],
    dictionaries: new Map(
      resourcesOf(version, "dictionary").map((dictionary) => [
        nameOf(dictionary),
        new Map(
          [...(service.dictionaries.get(dictionary.id ?? "")?.items.list() ?? [])].map(
            ([key, { value }]) => [toBytes(key), toBytes(value)],
          ),
        ),
      ]),
    ),
    acls: new Map(
      resourcesOf(version, "acl").map((acl) => [
        nameOf(acl),
        [...(service.acls.get(acl.id ?? "")?.list() ?? [])].map(
          ([, { ip, subnet, negated }]): AclEntry => ({
            address: ip,
            negated,
            ...(subnet !== null && { mask: subnet }),
          }),
        ),
      ]),
    ),
  });
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join("\n"));
  return new Map(ips.map((ip) => [ip, fate(ip)]));

  function fate(ip: string): string {
    if (!compiled.ok) return "";
    const parsed = parseAddress(ip);
    if (parsed === undefined) throw new RangeError(ip);
    const address = { ...parsed, text: formatAddress(parsed.family, parsed.bits) };
    const request = clientRequest({ ip: address, method: "GET", url: "/", headers: [] });
    if (request === undefined) throw new RangeError(ip);
    const decision = decide(compiled.program, request, {
      environment: new RequestEnvironment({}, address, undefined),
    });
    switch (decision.kind) {
      case "passed":
        return "passed";
      case "answered":
        return decision.error?.response ?? "";
      case "failed":
        throw new Error(decision.message);
    }
  }
}

export function serviceOf({ state }: Emulator): Service {
  const [service] = state.services.values();
  if (service === undefined) throw new Error("the emulator has no service");
  return service;
}
