import { describe, expect, it } from "vitest";
import type { LiveService } from "../../../src/fastly/service.js";
import {
  acl,
  addresses,
  dictionary,
  limits,
  planned,
  pushed,
  snippet,
  steps,
  untouched,
  version,
  wanted,
} from "./model.js";

describe("a plan", () => {
  it("has nothing to do, not even to lock, where all is as it should be", () => {
    const content = wanted("a", [acl("bad", ["192.0.2.1"])]);
    const made = planned(content, pushed(content, "new"));
    expect(made.operations).toEqual([]);
    expect(made.writes).toBe(0);
    expect(made.problems).toEqual([]);
  });

  it("of a first push makes edgewall's dictionary and locks with it before anything else is written there", () => {
    const made = planned(wanted("a", [acl("bad", ["192.0.2.1"])]), untouched());
    expect(steps(made)).toEqual([
      "draft clone version version 1 1",
      "draft mark version comment 1",
      "draft create dictionary edgewall_state 1",
      "draft lock state edgewall_state 1",
      "draft own state edgewall_state 1",
      "draft create acl bad 1",
      "before add entries bad 1",
      "version create snippet edgewall_recv 1",
      "activate validate version draft 0",
      "activate activate version draft 1",
      "activate comment version comment 1",
      "after release state edgewall_state 1",
    ]);
    expect(made.writes).toBe(11);
  });

  it("makes no version where only lists differ", () => {
    const before = wanted("a", [acl("bad", ["192.0.2.1", "192.0.2.2"])]);
    const made = planned(wanted("a", [acl("bad", ["192.0.2.2", "192.0.2.3"])]), pushed(before));
    expect(steps(made)).toEqual([
      "draft lock state edgewall_state 1",
      "before change entries bad 1",
      "after release state edgewall_state 1",
    ]);
    const [, data] = made.operations;
    expect(data?.kind === "entries" && data.batches).toEqual([
      { add: new Set(["192.0.2.3"]), remove: new Set(["192.0.2.1"]) },
    ]);
  });

  it("takes what the new version does not ask out after it is active, bans before what lets through", () => {
    const before = wanted("a", [acl("bad", ["192.0.2.1"]), acl("good", ["198.51.100.1"], "allow")]);
    const after = wanted("b", [acl("bad", ["192.0.2.2"]), acl("good", ["198.51.100.2"], "allow")]);
    expect(steps(planned(after, pushed(before)))).toEqual([
      "draft lock state edgewall_state 1",
      "draft clone version version 1 1",
      "draft mark version comment 1",
      "before add entries good 1",
      "before add entries bad 1",
      "version change snippet edgewall_recv 2",
      "activate validate version draft 0",
      "activate activate version draft 1",
      "activate comment version comment 1",
      "after remove entries bad 1",
      "after remove entries good 1",
      "after release state edgewall_state 1",
    ]);
  });

  it("without a version, too, lets a ban go before what lets through, where another list takes a part over", () => {
    const before = wanted("a", [
      acl("bad", ["10.0.0.0/23"]),
      acl("worse", []),
      acl("good", ["10.0.1.0/24"], "allow"),
    ]);
    const after = wanted("a", [
      acl("bad", []),
      acl("worse", ["10.0.0.0/24"]),
      acl("good", [], "allow"),
    ]);
    expect(steps(planned(after, pushed(before)))).toEqual([
      "draft lock state edgewall_state 1",
      "before add entries worse 1",
      "after remove entries bad 1",
      "after remove entries good 1",
      "after release state edgewall_state 1",
    ]);
  });

  it("lets the containers of a list that is gone go with the version, and says who owns what", () => {
    const before = wanted("a", [acl("bad", ["192.0.2.1"]), dictionary("worse", ["192.0.2.2"])]);
    const made = planned(wanted("b", [acl("bad", ["192.0.2.1"])]), pushed(before));
    expect(steps(made)).toContain("version delete dictionary worse 1");
    expect(made.operations.at(-1)).toMatchObject({ disown: new Set(["worse"]) });
    expect(made.operations.filter(({ kind }) => kind === "items")).toEqual([]);
  });

  it("creates switches and live lists, and leaves alone what they hold", () => {
    const switches = {
      kind: "dictionary",
      name: "switches",
      list: undefined,
      managed: "live",
      polarity: "toggle",
    } as const;
    const live = { ...dictionary("wall", ["192.0.2.1"]), managed: "live" } as const;
    const before = wanted("a", [{ ...switches, items: new Map([["ban", "enabled"]]) }, live]);
    const after = wanted("a", [
      {
        ...switches,
        items: new Map([
          ["ban", "disabled"],
          ["kill", "disabled"],
        ]),
      },
      { ...live, items: new Map() },
    ]);
    const made = planned(after, pushed(before));
    const data = made.operations.filter(({ kind }) => kind === "items");
    expect(data).toMatchObject([
      {
        name: "switches",
        keepsExisting: true,
        batches: [{ add: new Map([["kill", "disabled"]]), remove: new Set() }],
      },
    ]);
  });

  it("touches no snippet, VCL or container of others", () => {
    const live = pushed(wanted("a", []));
    const others: LiveService = {
      ...live,
      content: {
        snippets: new Map([
          ...live.content.snippets,
          ["auth", { ...snippet("set req.url = req.url;"), dynamic: false }],
        ]),
        vcls: new Map([["main", { main: true, content: "sub vcl_recv {\n#FASTLY recv\n}" }]]),
        acls: new Map([["office", { id: "1" }]]),
        dictionaries: new Map([
          ...live.content.dictionaries,
          ["redirects", { id: "2", writeOnly: false }],
        ]),
      },
    };
    const names = planned(wanted("b", []), others).operations.map(({ name }) => name);
    for (const name of ["auth", "main", "office", "redirects"]) expect(names).not.toContain(name);
  });

  it("goes on with the draft that an interrupted push left, and does only what is missing there", () => {
    const desired = wanted("b", [acl("bad", ["192.0.2.1", "192.0.2.2"])]);
    const before = pushed(wanted("a", []));
    const done = pushed(desired);
    const made = planned(desired, {
      ...before,
      versions: [version(1, true), version(2, false, "edgewall push new from 1")],
      draft: 2,
      draftContent: { ...done.content, snippets: before.content.snippets },
      containers: new Map([
        ["bad", { kind: "acl", name: "bad", id: "bad", entries: new Set(["192.0.2.1"]) }],
      ]),
      state: { ...before.state, owns: done.state.owns },
    });
    expect(made.draft).toBe(2);
    expect(steps(made)).toEqual([
      "draft lock state edgewall_state 1",
      "before add entries bad 1",
      "version change snippet edgewall_recv 2",
      "activate validate version draft 0",
      "activate activate version draft 1",
      "activate comment version comment 1",
      "after release state edgewall_state 1",
    ]);
  });

  it("delivers custom VCL as the main one", () => {
    const main = { ...wanted("", []), snippets: new Map(), main: "sub vcl_recv {\n}\n" };
    const made = planned(main, pushed(wanted("a", [])));
    expect(steps(made)).toEqual(
      expect.arrayContaining([
        "version delete snippet edgewall_recv 1",
        "version create vcl edgewall_main 2",
      ]),
    );
  });
});

describe("the writes of a plan", () => {
  const wide = { ...limits, aclEntries: 100_000 };
  const minimum = (added: number, removed: number) => Math.ceil((added + removed) / 1_000);
  /** Locking, and noting the release while unlocking. */
  const around = 2;

  it("are the fewest that there can be for 50,000 new and 10,000 old addresses", () => {
    const before = wanted("a", [acl("bad", addresses(20_000))]);
    const after = wanted("a", [acl("bad", addresses(60_000, 10_000))]);
    const made = planned(after, pushed(before), { limits: wide });
    expect(made.writes - around).toBe(minimum(50_000, 10_000));
  });

  it("are one for each container that changes by no more than 1,000", () => {
    const shards = (from: number) =>
      Array.from({ length: 64 }, (_, index) =>
        acl(`bad_${index}`, addresses(900, index * 10_000 + from)),
      );
    const made = planned(wanted("a", shards(400)), pushed(wanted("a", shards(0))));
    // Of each of the 64, 400 come and 400 go: 1,300 at once would be more than it holds.
    expect(made.writes - around).toBe(64);
    expect(made.problems).toEqual([]);
  });

  it("are counted against the hour, less what stays free", () => {
    const after = wanted("a", [acl("bad", addresses(3_000))]);
    const before = pushed(wanted("a", [acl("bad", [])]));
    const hour = { limits: { ...wide, apiWritesPerHour: 10 }, reserve: 5 };
    expect(planned(after, before, hour)).toMatchObject({ writes: 5, hours: 0, problems: [] });
    expect(planned(after, before, { ...hour, remaining: 8 })).toMatchObject({ hours: 1 });
    expect(planned(after, before, { ...hour, reserve: 8 })).toMatchObject({
      hours: 2,
      problems: [{ code: "EW3032", severity: "warning" }],
    });
    expect(planned(after, before, { ...hour, reserve: 10 })).toMatchObject({
      hours: Number.POSITIVE_INFINITY,
      problems: [{ code: "EW3032", severity: "error" }],
    });
  });
});
