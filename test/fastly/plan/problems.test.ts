import { describe, expect, it } from "vitest";
import type { Plan } from "../../../src/fastly/plan/index.js";
import { acl, addresses, dictionary, limits, planned, pushed, steps, wanted } from "./model.js";

describe("the problems of a plan", () => {
  const codes = ({ problems }: Plan) => problems.map(({ code, severity }) => `${code} ${severity}`);

  it("name what is somebody else's, unless it is to be adopted", () => {
    const desired = wanted("a", [acl("office", ["192.0.2.1"])]);
    const live = pushed(wanted("a", []));
    const taken = {
      ...live,
      content: { ...live.content, acls: new Map([["office", { id: "1" }]]) },
      containers: new Map([
        [
          "office",
          { kind: "acl", name: "office", id: "1", entries: new Set(["198.51.100.1"]) } as const,
        ],
      ]),
    };
    expect(codes(planned(desired, taken))).toEqual(["EW3022 error"]);
    const adopted = planned(desired, taken, { adopt: true });
    expect(codes(adopted)).toEqual([]);
    expect(steps(adopted)).toEqual([
      "draft lock state edgewall_state 1",
      "draft own state edgewall_state 1",
      "before change entries office 1",
      "after release state edgewall_state 1",
    ]);
  });

  it("name a container of the other kind, and edgewall's own dictionary", () => {
    const live = pushed(wanted("a", []));
    const other = { ...live.content, acls: new Map([["bad", { id: "1" }]]) };
    const desired = wanted("a", [dictionary("bad", ["192.0.2.1"])]);
    expect(codes(planned(desired, { ...live, content: other }, { adopt: true }))).toEqual([
      "EW3033 error",
    ]);
    expect(codes(planned(wanted("a", [dictionary("edgewall_state", [])]), live))).toEqual([
      "EW3033 error",
    ]);
  });

  it("name a private dictionary whose content edgewall would have to keep equal", () => {
    const content = wanted("a", [dictionary("bad", ["192.0.2.1"])]);
    const live = pushed(content);
    const hidden = {
      ...live,
      containers: new Map(),
      content: {
        ...live.content,
        dictionaries: new Map([
          ...live.content.dictionaries,
          ["bad", { id: "bad", writeOnly: true }],
        ]),
      },
    };
    expect(codes(planned(content, hidden))).toEqual(["EW3028 error"]);
  });

  it("name another main VCL that would be replaced", () => {
    const live = pushed(wanted("", []));
    const main = { ...wanted("", []), snippets: new Map(), main: "sub vcl_recv {\n}\n" };
    const other = {
      ...live,
      content: { ...live.content, vcls: new Map([["main", { main: true, content: "" }]]) },
    };
    expect(codes(planned(main, other))).toEqual(["EW3031 error"]);
    expect(codes(planned(main, other, { adopt: true }))).toEqual([]);
  });

  it("say what an environment has no room for", () => {
    const desired = wanted("a", [acl("bad", addresses(11)), dictionary("worse", addresses(10))]);
    const few = { limits: { ...limits, aclEntries: 10, dictionaryItems: 10 } };
    const made = planned(desired, pushed(wanted("a", [])), few);
    expect(codes(made)).toEqual(["EW3034 error"]);
    expect(made.problems[0]?.message).toContain("`bad` would hold 11 entries");
  });

  it("refuse what no order fits into a container, while the rules change", () => {
    const most = addresses(1_000);
    const before = wanted("a", [acl("bad", most), acl("worse", addresses(1_000, 1_000))]);
    const after = wanted("b", [acl("bad", addresses(1_000, 1_000)), acl("worse", most)]);
    const { problems } = planned(after, pushed(before));
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual(["EW3027 error"]);
    expect(problems[0]?.message).toContain("`bad`, `worse`");
    expect(problems[0]?.help).toContain("two halves");
  });

  it("do not name a full container whose old entries may go first, or whose new ones may wait", () => {
    const before = wanted("a", [acl("bad", addresses(900))]);
    const after = wanted("b", [acl("bad", addresses(900, 900))]);
    expect(codes(planned(after, pushed(before)))).toEqual([]);
    expect(codes(planned({ ...after, snippets: before.snippets }, pushed(before)))).toEqual([]);
  });

  it("say where a block holds one who is let through from now on, and others whose ban has to hold", () => {
    const before = wanted("a", [acl("bad", []), acl("worse", ["10.0.0.0/25"])]);
    const after = wanted("b", [
      acl("bad", ["10.0.0.0/24"]),
      acl("worse", []),
      acl("good", ["10.0.0.200"], "allow"),
    ]);
    expect(codes(planned(after, pushed(before)))).toEqual(["EW3036 warning"]);
  });
});
