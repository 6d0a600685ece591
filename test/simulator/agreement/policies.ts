import fc from "fast-check";
import type { AddressSet, Cidr } from "../../../src/addresses/index.js";
import type { TemporaryEntries } from "../../../src/program/evaluate.js";
import { reasonPhrases } from "../../../src/program/statuses.js";
import { blocks, entryText, setOf, singles } from "./addresses.js";
import { condition, countries, toggles } from "./conditions.js";
import { pattern } from "./patterns.js";
import { isRulePossible } from "./source.js";
import { agentText, anyText } from "./words.js";
import { code, combine, write, type Written } from "./written.js";

/** What on-call may have made of the edge. */
export interface EdgeState {
  readonly toggles: ReadonlyMap<string, boolean>;
  /** Of the live lists. */
  readonly lists: ReadonlyMap<string, AddressSet>;
  /** Bans that end, and the moment it is. */
  readonly temporary: ReadonlyMap<string, readonly TemporaryEntries[]>;
  readonly now: number;
}

/** A policy, and states of the edge that it may meet. */
export interface WrittenPolicy extends Written {
  readonly states: readonly EdgeState[];
  /** How many entries one ACL and items one dictionary hold. */
  readonly most: number;
  /** What its lists hold in one state or another. */
  readonly blocks: readonly Cidr[];
}

const printable = anyText.map((text) => text.replace(/\p{Cc}/gu, " "));

const statuses = Object.keys(reasonPhrases).map(Number);

const response = fc
  .record(
    {
      status: fc.oneof(
        fc.constantFrom(403, 503, 201, 402, 444),
        fc.constantFrom(...statuses),
        fc.constantFrom(620, 819, 999),
      ),
      reason: printable,
      headers: fc.dictionary(
        fc.constantFrom("Location", "X-Why", "x-y", "Content-Type"),
        printable,
      ),
      body: fc.oneof(anyText, fc.constantFrom('"}; error 200; {"', "a\r\nb", "%00 %u{22}", "{}")),
    },
    { requiredKeys: ["status"] },
  )
  .map(({ status, body, headers, ...rest }) => ({
    status,
    ...rest,
    ...(headers !== undefined && { headers: { ...headers } }),
    ...(body !== undefined && ![204, 205, 304].includes(status) && { body }),
    ...(status >= 300 && status < 400 && { headers: { ...headers, Location: "/new?a=%20" } }),
  }));

const answers = fc
  .array(fc.tuple(fc.constantFrom(1, 1, 2, 7, 1_000_000), response), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.map(([weight, answer]) => ({ weight, ...answer })));

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined });

/** Often `count`: a rule that decides hides those behind it. */
const mode = fc.constantFrom("", ', mode: "count"');

const plain = fc
  .tuple(
    condition,
    fc.oneof(
      response.map((r) => `block(${code(r)})`),
      answers.map((a) => `answerAtRandom(${code(a)})`),
    ),
    mode,
  )
  .map(([when, then, how]) =>
    combine([when], ([test]) => `rule(ID, { when: ${test}, then: ${then}${how} })`),
  );

const tarpit = fc
  .tuple(condition, answers, mode)
  .map(([when, all, how]) =>
    combine([when], ([test]) => `tarpit(ID, { when: ${test}, answers: ${code(all)}${how} })`),
  );

/** One of the bans, with what it may carry beside its own options. */
function ban(name: string, own: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc
    .tuple(own, optional(condition), optional(response), mode)
    .map(([options, when, respond, how]) =>
      combine(when === undefined ? [options] : [options, when], ([first, test]) => {
        const more = [
          ...(test === undefined ? [] : [`when: ${test}`]),
          ...(respond === undefined ? [] : [`respond: ${code(respond)}`]),
        ];
        return `${name}(ID, { ${[first, ...more].join(", ")}${how} })`;
      }),
    );
}

const geoBan = ban(
  "geoBan",
  fc
    .tuple(
      fc.constantFrom("allow", "block"),
      countries,
      fc.constantFrom("", ', unknown: "allow"', ', unknown: "block"'),
    )
    .map(([key, codes, unknown]) => write(`${key}: ${code(codes)}${unknown}`, [], codes)),
);

const ipBan = ban(
  "ipBan",
  fc.constantFrom("office", "exact", "wall", "wall_keys").map((list) => write(`list: ${list}`)),
);

const agents = fc.array(agentText, { minLength: 1, maxLength: 3 });
const userAgentBlock = ban(
  "userAgentBlock",
  fc
    .record(
      {
        is: agents,
        startsWith: agents,
        contains: agents,
        matches: fc.array(pattern, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: [] },
    )
    .filter((options) => Object.keys(options).length > 0)
    .map(({ matches = [], ...texts }) => {
      const parts = Object.entries(texts).map(([key, value]) => `${key}: ${code(value)}`);
      if (matches.length > 0)
        parts.push(`matches: [${matches.map(({ source }) => source).join(", ")}]`);
      const examples = [...Object.values(texts).flat(), ...matches.map(({ example }) => example)];
      return write(
        parts.join(", "),
        examples.map((text) => ({ place: "userAgent", text })),
      );
    }),
);

const rule: fc.Arbitrary<Written> = fc
  .oneof(
    { weight: 5, arbitrary: plain },
    { weight: 1, arbitrary: tarpit },
    { weight: 1, arbitrary: geoBan },
    { weight: 1, arbitrary: ipBan },
    { weight: 1, arbitrary: userAgentBlock },
  )
  .filter(({ source }) => isRulePossible(source.replace("ID", '"r"')));

const state: fc.Arbitrary<EdgeState & { readonly blocks: readonly Cidr[] }> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...toggles, "settings.kill"), fc.boolean()),
    optional(blocks),
    optional(singles),
    fc.array(fc.tuple(singles, fc.constantFrom(0, 1, 1_000, 1_001, 99_999_999_999)), {
      maxLength: 2,
    }),
    fc.constantFrom(0, 999_999, 1_000_000, 1_000_001),
  )
  .map(([flipped, wall = [], keys = [], passing, now]) => ({
    // The kill switch is seldom on: behind it there is nothing to see.
    toggles: new Map(Object.entries({ ...flipped })),
    lists: new Map([
      ["wall", setOf(wall)],
      ["wall_keys", setOf(keys)],
    ]),
    temporary: new Map([
      ["wall_keys", passing.map(([addresses, until]) => ({ addresses: setOf(addresses), until }))],
    ]),
    now,
    blocks: [...wall, ...keys, ...passing.flatMap(([addresses]) => addresses)],
  }));

/** How a list is kept: what IPv6 entries stand for, and what is taken out. Dictionaries take whole groups only. */
const ipv6 = (prefixes: readonly number[]) =>
  fc
    .option(fc.constantFrom(...prefixes), { freq: 2 })
    .map((prefix) => (prefix === null ? "" : `, ipv6: { prefix: ${prefix} }`));

const keeping = fc.record({
  office: ipv6([48, 56, 64]),
  exact: ipv6([48, 64]),
  wall: ipv6([48, 56, 64]),
  wallKeys: ipv6([48, 64]),
  except: optional(
    fc.array(fc.oneof(singles, blocks), { maxLength: 1 }).map((sets) => sets.flat()),
  ),
  capacity: fc.constantFrom("", "", ", capacity: 3", ", capacity: 40"),
  /** Entries of each ACL and items of each dictionary. */
  most: fc.constantFrom(1, 2, 1_000),
});

/** An exception that leaves nothing of a list is a compile error; however IPv6 entries are widened, something else stays. */
function leavesSome(few: readonly Cidr[], ...lists: readonly (readonly Cidr[])[]): boolean {
  const set = setOf(few);
  return few.length > 0 && lists.every((list) => !setOf(list).minus(set).isEmpty);
}

/** A whole policy over the language as it is. */
export const policy: fc.Arbitrary<WrittenPolicy> = fc
  .record({
    rules: fc.array(rule, { minLength: 1, maxLength: 8, size: "+1" }),
    allow: fc.option(condition, { nil: undefined, freq: 3 }),
    hasKillSwitch: fc.boolean(),
    keepsClientIp: fc.boolean(),
    purgeRequiresAuth: fc.boolean(),
    office: blocks,
    exact: singles,
    on: fc.constantFrom("enabled", "disabled"),
    states: fc.array(state, { minLength: 1, maxLength: 3 }),
    keeping,
  })
  .map(
    ({
      rules,
      allow,
      hasKillSwitch,
      keepsClientIp,
      purgeRequiresAuth,
      office,
      exact,
      on,
      states,
      keeping: kept,
    }) => {
      const except = leavesSome(kept.except ?? [], office, exact) ? ", except: few" : "";
      const named = rules.map((part, index) => ({
        ...part,
        source: part.source.replace("ID", `"rule_${index + 1}"`),
      }));
      const whole = combine([...named, ...(allow ? [allow] : [])], (sources) => {
        const options = [
          `rules: [\n${sources
            .slice(0, named.length)
            .map((source) => `    ${source},\n`)
            .join("")}  ]`,
          ...sources.slice(named.length).map((source) => `allow: ${source}`),
          ...(hasKillSwitch ? ["killSwitch: settings.kill"] : []),
          ...(keepsClientIp ? ['fastlyClientIp: "keep"'] : []),
          ...(purgeRequiresAuth ? [] : ["purgeRequiresAuth: false"]),
        ];
        return [
          ...(except === ""
            ? []
            : [`const few = ipList("few", { entries: ${code(kept.except?.map(entryText))} });`]),
          `const office = ipList("office", { entries: ${code(office.map(entryText))}${kept.office}${except} });`,
          `const exact = ipList("exact", { entries: ${code(exact.map(entryText))}, store: "dictionary"${kept.exact}${except} });`,
          `const wall = ipList("wall", { managed: "live"${kept.wall}${kept.capacity} });`,
          `const wall_keys = ipList("wall_keys", { managed: "live", store: "dictionary"${kept.wallKeys}${kept.capacity} });`,
          `const settings = dictionary("settings", { on: toggle("${on}"), off: toggle("disabled"), kill: toggle("disabled") });`,
          'const more = dictionary("more", { on: toggle("enabled"), off: toggle("disabled") });',
          `export default policy("test", {\n  ${options.join(",\n  ")}\n});`,
        ].join("\n");
      });
      return {
        ...whole,
        most: kept.most,
        states,
        blocks: [...office, ...exact, ...states.flatMap((each) => each.blocks)],
      };
    },
  );
