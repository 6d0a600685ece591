import { writeFileSync } from "node:fs";
import path from "node:path";
import { contest } from "../contest.mjs";
import { attackAddresses } from "../generate/addresses.mjs";
import { seed } from "../generate/random.mjs";
import { atLeast } from "../goals.mjs";
import { worker } from "../measure.mjs";
import { ifInstalled, npmPackage } from "../peers.mjs";
import { count } from "../quantities.mjs";

/** Lookups a second in a set of addresses, against what people would write instead. */
export function membership({ smoke, runs, folder }) {
  const work = folder("membership");
  const size = smoke ? 2000 : 1_000_000;
  const asked = smoke ? 1000 : 262_144;
  const files = { list: path.join(work, "list"), probes: path.join(work, "probes") };
  // Members and strangers come from one attack, so that both are clustered.
  const addresses = attackAddresses(size + asked / 2, seed);
  const probes = new Uint32Array(asked);
  for (let index = 0; index < asked; index += 2) {
    probes[index] = addresses[index];
    probes[index + 1] = addresses[size + index / 2];
  }
  writeFileSync(files.list, addresses.subarray(0, size));
  writeFileSync(files.probes, probes);

  const member = (name, kind) =>
    worker(name, "member.mjs", [kind, files.list, files.probes, String(smoke ? 20 : 400)]);
  const searching = (name) =>
    ifInstalled(npmPackage(name), () => ({
      ...member(`${name}, which looks through the CIDRs`, name),
      runs: 1,
    }));
  const setOfTexts = member("JavaScript's `Set` of texts", "Set of texts");
  const lookups = (ours, peers) =>
    contest({ folder: work, runs: runs(5), unit: "a second", ours, peers });
  return {
    title: "membership",
    about: `Lookups in ${count(size)} addresses as aggregate has them: ${count(asked)} of the same attack, every second one on the list. In one process each, warmed up; peak memory includes reading the list.`,
    rows: [
      ...lookups(
        {
          ...member("`AddressSet`, addresses as numbers", "ours, numbers"),
          median: atLeast(20_000_000, "a second"),
        },
        [member("JavaScript's `Set` of numbers", "Set of numbers"), setOfTexts],
      ),
      ...lookups(member("`AddressSet`, addresses as texts", "ours, texts"), [
        setOfTexts,
        searching("ipaddr.js"),
        searching("fast-cidr-tools"),
      ]),
    ],
  };
}
