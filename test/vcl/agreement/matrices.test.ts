import { describe, expect, it } from "vitest";
import { subroutines, type Subroutine } from "../../../src/vcl/types/index.js";
import { falcoMissing } from "../../support/falco.js";
import { explains } from "./explained.js";
import {
  assigned,
  calls,
  callsEverywhere,
  compared,
  ends,
  reads,
  readsInto,
  used,
  writes,
} from "./matrices.js";
import { statementsIn } from "./statement-in.js";
import { differences, verdicts, type Verdict } from "./verdicts.js";

interface Compared {
  /** Of how many statements both, and neither, say that they are wrong. */
  readonly wrong: number;
  readonly right: number;
  readonly unexplained: readonly string[];
}

/** Compares statement by statement; where falco stops at one, each half by itself. */
function compare(subroutine: Subroutine, statements: readonly string[]): Compared {
  const found = verdicts(statementsIn(subroutine, statements));
  if (found.some(({ stopped }) => stopped) && statements.length > 1) {
    const middle = Math.ceil(statements.length / 2);
    const parts = [statements.slice(0, middle), statements.slice(middle)];
    return parts.map((part) => compare(subroutine, part)).reduce(sum);
  }
  const wrong = new Set(found.map(({ line }) => line)).size;
  return {
    wrong,
    right: statements.length - wrong,
    unexplained: found.some(({ stopped }) => stopped)
      ? ofOne(found)
      : unexplained(differences(found)),
  };
}

/** falco may stop at the line behind. */
function ofOne(found: readonly Verdict[]): readonly string[] {
  return new Set(found.map(({ by }) => by)).size === 2 ? [] : unexplained(found);
}

function unexplained(different: readonly Verdict[]): readonly string[] {
  const explained = new Set(different.filter(explains).map(({ line }) => line));
  return different
    .filter(({ line }) => !explained.has(line))
    .map(({ by, text, message }) => `${by}: \`${text}\`: ${message.split("\n")[0] ?? ""}`);
}

function sum(one: Compared, other: Compared): Compared {
  return {
    wrong: one.wrong + other.wrong,
    right: one.right + other.right,
    unexplained: [...one.unexplained, ...other.unexplained],
  };
}

const none: Compared = { wrong: 0, right: 0, unexplained: [] };

/** In portions, so that falco stops at fewer at a time. */
function compareAll(
  subroutine: Subroutine,
  statements: readonly string[],
  portion = 400,
): Compared {
  const starts = Array.from(
    { length: Math.ceil(statements.length / portion) },
    (_, i) => i * portion,
  );
  return starts
    .map((start) => compare(subroutine, statements.slice(start, start + portion)))
    .reduce(sum, none);
}

if (falcoMissing !== undefined) console.warn(`not compared with falco: ${falcoMissing}`);

describe.skipIf(falcoMissing !== undefined)("each statement by itself", () => {
  it.each(subroutines)("is right or wrong in vcl_%s for both", (subroutine) => {
    const {
      wrong,
      right,
      unexplained: left,
    } = [
      compareAll(subroutine, [...reads, ...writes]),
      compareAll(subroutine, [...callsEverywhere, ...ends]),
      compareAll(subroutine, readsInto(subroutine)),
    ].reduce(sum);
    expect(left).toEqual([]);
    expect(wrong).toBeGreaterThan(500);
    expect(right).toBeGreaterThan(500);
  });

  it.each(Object.entries({ calls, assigned, compared, used }))(
    "has the same types: %s",
    (_, list) => {
      const { wrong, right, unexplained: left } = compareAll("recv", list);
      expect(left).toEqual([]);
      expect(wrong).toBeGreaterThan(50);
      expect(right).toBeGreaterThan(50);
    },
  );
});
