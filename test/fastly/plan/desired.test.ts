import { describe, expect, it } from "vitest";
import { AddressSet, parseCidr } from "../../../src/addresses/index.js";
import { compile } from "../../../src/compiler/compile.js";
import { defaultSettings } from "../../../src/compiler/settings.js";
import { desiredContent } from "../../../src/fastly/desired.js";
import { polaritiesOf } from "../../../src/fastly/desired-polarity.js";
import {
  all,
  client,
  dictionary,
  ipBan,
  ipList,
  not,
  policy,
  rule,
  block,
  toggle,
} from "../../../src/index.js";
import { programOf } from "../../../src/policy/policy.js";
import type { Program } from "../../../src/program/program.js";

const bad = ipList("bad", { entries: ["192.0.2.0/24"] });
const good = ipList("good", { entries: ["192.0.2.7"] });
const both = ipList("both", { entries: ["198.51.100.1"] });
const wall = ipList("wall", { store: "dictionary", managed: "live" });
const switches = dictionary("switches", { ban: toggle("disabled") });

function program(source: Parameters<typeof policy>[1]): Program {
  const made = programOf(policy("test", source));
  if (made === undefined) throw new Error("no program");
  return made;
}

const wanted = program({
  allow: client.ip.in(good),
  rules: [
    ipBan("bad", { list: bad, respond: { status: 403 } }),
    rule("both", {
      when: all(client.ip.in(wall), not(client.ip.in(both)), switches.ban.isEnabled()),
      then: block({ status: 403 }),
    }),
    ipBan("again", { list: both, respond: { status: 403 } }),
  ],
});

describe("what a list does to who is on it", () => {
  it("follows from where it is asked, and how often that is turned round", () => {
    expect(Object.fromEntries(polaritiesOf(wanted))).toEqual({
      bad: { polarity: "ban", isMixed: false },
      good: { polarity: "allow", isMixed: false },
      wall: { polarity: "ban", isMixed: false },
      both: { polarity: "ban", isMixed: true },
    });
    const turned = program({
      allow: not(client.ip.in(bad)),
      rules: [
        rule("x", {
          when: all(client.country.is("US"), not(client.ip.in(good))),
          then: block({ status: 403 }),
        }),
      ],
    });
    expect([...polaritiesOf(turned)].map(([name, { polarity }]) => [name, polarity])).toEqual([
      ["bad", "ban"],
      ["good", "allow"],
    ]);
  });
});

describe("what a compiled policy wants of a service", () => {
  const addresses = (text: string) => {
    const parsed = parseCidr(text);
    return AddressSet.of(parsed.ok ? [parsed.cidr] : []);
  };
  const { service, problems } = compile({
    name: "test",
    program: wanted,
    contents: new Map([
      ["bad", addresses("192.0.2.0/24")],
      ["good", addresses("192.0.2.7")],
      ["both", addresses("198.51.100.1")],
    ]),
    settings: defaultSettings,
    locate: () => undefined,
  });

  it("is snippets that run early, or one custom VCL, and the containers either way", () => {
    if (service === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
    const snippets = desiredContent(service, "snippets");
    expect(
      [...snippets.snippets].map(([name, { type, priority }]) => [name, type, priority]),
    ).toEqual([
      ["edgewall_recv", "recv", 10],
      ["edgewall_error", "error", 10],
      ["edgewall_miss", "miss", 10],
      ["edgewall_pass", "pass", 10],
    ]);
    expect(snippets.main).toBeUndefined();
    expect(snippets.snippets.get("edgewall_recv")?.content).toBe(service.files.get("recv.vcl"));
    const main = desiredContent(service, "main");
    expect(main.snippets.size).toBe(0);
    expect(main.main).toBe(service.files.get("main.vcl"));
    expect(main.containers).toEqual(snippets.containers);
    expect(
      [...main.containers.values()].map(({ name, kind, polarity, managed }) => [
        name,
        kind,
        polarity,
        managed,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["bad", "acl", "ban", "file"],
        ["good", "acl", "allow", "file"],
        ["wall", "dictionary", "ban", "live"],
        ["switches", "dictionary", "toggle", "live"],
      ]),
    );
  });
});
