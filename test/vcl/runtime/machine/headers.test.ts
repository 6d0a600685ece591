import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Headers } from "../../../../src/vcl/runtime/headers.js";

type Line = readonly [name: string, value: string];

/** The same, as plainly as can be: a list of lines. */
class Lines {
  lines: readonly Line[];

  constructor(lines: readonly Line[]) {
    this.lines = lines;
  }

  all(key: string): readonly string[] {
    return this.lines.filter(([name]) => name.toLowerCase() === key).map(([, value]) => value);
  }

  set(name: string, value: string): void {
    this.lines = [...this.lines.filter(([other]) => !same(name, other)), [name, value]];
  }

  add(name: string, value: string): void {
    this.lines = [...this.lines, [name, value]];
  }

  unset(key: string): void {
    this.lines = this.lines.filter(([name]) => !same(name, key));
  }

  unsetAll(prefix: string): void {
    this.lines = this.lines.filter(([name]) => !name.toLowerCase().startsWith(prefix));
  }
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

const names = [
  "X-A",
  "x-a",
  "X-B",
  "Y",
  "Host",
  "hOST",
  ...Array.from({ length: 20 }, (_, n) => `N${n}`),
];
const name = fc.constantFrom(...names);
const value = fc.constantFrom("1", "2", "");

type Change = (headers: Headers | Lines) => void;

const change = fc.oneof<fc.Arbitrary<Change>[]>(
  fc.tuple(name, value).map(
    ([name, value]) =>
      (headers) =>
        headers.set(name, value),
  ),
  fc.tuple(name, value).map(
    ([name, value]) =>
      (headers) =>
        headers.add(name, value),
  ),
  name.map((name) => (headers) => headers.unset(name.toLowerCase())),
  fc.constantFrom("x-", "n1", "").map((prefix) => (headers) => headers.unsetAll(prefix)),
);

function expectSame(headers: Headers, model: Lines): void {
  for (const name of names) {
    const key = name.toLowerCase();
    expect(headers.all(key)).toEqual(model.all(key));
    expect(headers.get(key)).toBe(model.all(key)[0]);
  }
  expect(headers.count()).toBe(model.lines.length);
  const sorted = (lines: Iterable<Line>) => [...lines].map(([, value]) => value).sort();
  expect(sorted(headers.entries())).toEqual(sorted(model.lines));
}

describe("headers", () => {
  it("are a list of lines, and copies go their own ways", () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(
        fc.array(change),
        fc.array(change),
        fc.array(change),
        fc.array(change),
        (before, ofOriginal, ofCopy, ofSecondCopy) => {
          const headers = new Headers();
          const model = new Lines([]);
          for (const change of before) for (const target of [headers, model]) change(target);
          const copy = headers.clone();
          const copyModel = new Lines(model.lines);
          for (const change of ofOriginal) for (const target of [headers, model]) change(target);
          for (const change of ofCopy) for (const target of [copy, copyModel]) change(target);
          const second = copy.clone();
          const secondModel = new Lines(copyModel.lines);
          for (const change of ofSecondCopy) {
            for (const target of [second, secondModel]) change(target);
          }
          expectSame(headers, model);
          expectSame(copy, copyModel);
          expectSame(second, secondModel);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("keep their order, and the name as it was written last", () => {
    const headers = new Headers([
      ["B", "1"],
      ["A", "2"],
      ["b", "3"],
    ]);
    headers.set("a", "4");
    expect([...headers.entries()]).toEqual([
      ["B", "1"],
      ["B", "3"],
      ["a", "4"],
    ]);
    const copy = headers.clone();
    copy.set("C", "5");
    copy.set("A", "6");
    expect([...copy.entries()].map(([name]) => name)).toEqual(["B", "B", "A", "C"]);
  });

  it("have a size as HTTP/1.1 writes them", () => {
    const headers = new Headers([
      ["Host", "a"],
      ["X", ""],
    ]);
    expect(headers.bytes()).toBe("Host: a\r\nX: \r\n".length);
  });

  it("take any name", () => {
    const headers = new Headers([["__proto__", "1"]]);
    expect(headers.get("__proto__")).toBe("1");
    expect(headers.get("constructor")).toBeUndefined();
  });
});
