import { describe, expect, it } from "vitest";
import { describeContainers } from "../../src/cli/commands/compile-containers.js";
import type { AclContainer, DictionaryContainer } from "../../src/compiler/layout.js";

function acl(name: string, list: string, entries: readonly string[] | undefined): AclContainer {
  return { kind: "acl", name, list, managed: entries ? "file" : "live", entries };
}

function dictionary(name: string, list: string | undefined, size?: number): DictionaryContainer {
  const items =
    size === undefined
      ? undefined
      : new Map(Array.from({ length: size }, (_, index) => [`k${index}`, "v"]));
  return { kind: "dictionary", name, list, managed: "live", items };
}

function lines(...containers: readonly (AclContainer | DictionaryContainer)[]) {
  return describeContainers({
    acls: containers.filter((container) => container.kind === "acl"),
    dictionaries: containers.filter((container) => container.kind === "dictionary"),
    byList: new Map(),
  });
}

describe("what compile says of ACLs and dictionaries", () => {
  it("names each, and how much it holds", () => {
    expect(
      lines(
        acl("bad", "bad", ["192.0.2.1"]),
        acl("wall", "wall", undefined),
        dictionary("settings", undefined, 2),
      ),
    ).toEqual(["ACL bad: 1 entry", "ACL wall: live", "dictionary settings: 2 items"]);
  });

  it("names each of a list's four, and tells of five in one line", () => {
    const shards = (count: number) =>
      Array.from({ length: count }, (_, index) => acl(`wall_${index}`, "wall", ["a", "b"]));
    expect(lines(...shards(4))).toHaveLength(4);
    expect(lines(...shards(5))).toEqual(["list wall: 10 entries, in 5 ACLs"]);
    const live = Array.from({ length: 64 }, (_, index) => dictionary(`w${index}`, "w"));
    expect(lines(...live)).toEqual(["list w: live, in 64 dictionaries"]);
  });

  it("takes dictionaries of switches one by one, however many", () => {
    const switches = Array.from({ length: 6 }, (_, index) => dictionary(`s${index}`, undefined, 1));
    expect(lines(...switches)).toHaveLength(6);
  });
});
