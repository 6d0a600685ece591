import fc from "fast-check";
import { countryCodes } from "../../../src/program/countries.js";
import { httpMethods } from "../../../src/program/methods.js";
import { pattern } from "./patterns.js";
import { isPossible } from "./source.js";
import {
  agentText,
  anyText,
  cookieNames,
  headerNames,
  hostText,
  parameterNames,
  pathText,
  queryValue,
} from "./words.js";
import { code, combine, write, type Literal, type Place, type Written } from "./written.js";

interface Field {
  /** As an author writes it. */
  readonly source: string;
  readonly place: Place;
  readonly key?: string;
  readonly texts: fc.Arbitrary<string>;
  readonly hasWithin?: true;
}

const url = fc
  .tuple(pathText, fc.option(fc.tuple(fc.constantFrom(...parameterNames), queryValue)))
  .map(([path, query]) => (query === null ? path : `${path}?${query.join("=")}`));

function named(
  place: "header" | "cookie" | "query",
  names: readonly string[],
  texts: fc.Arbitrary<string>,
): readonly Field[] {
  return names.flatMap((key): readonly Field[] => {
    const field = { source: `req.${place}(${code(key)})`, place, key, texts };
    return place === "query" ? [field, { ...field, source: `${field.source}.raw` }] : [field];
  });
}

const path: Field = { source: "req.path", place: "url", texts: pathText, hasWithin: true };
const whole: Field = { source: "req.url", place: "url", texts: url };
const host: Field = { source: "req.host", place: "host", texts: hostText };
const agent: Field = { source: "req.userAgent", place: "userAgent", texts: agentText };
const raw = [path, whole, host, agent].map((each) => ({ ...each, source: `${each.source}.raw` }));

const field = fc.oneof(
  { weight: 6, arbitrary: fc.constant(path) },
  { weight: 3, arbitrary: fc.constantFrom(whole, host, agent) },
  { weight: 2, arbitrary: fc.constantFrom(...raw) },
  { weight: 3, arbitrary: fc.constantFrom(...named("query", parameterNames, queryValue)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...named("header", [...headerNames, "Host", "cookie"], anyText)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...named("cookie", cookieNames, anyText)) },
);

function compared({ place, key }: Field, texts: readonly string[]): readonly Literal[] {
  return texts.map((text) => ({ place, text, ...(key !== undefined && { key }) }));
}

const operators = ["is", "isNot", "startsWith", "endsWith", "contains"] as const;
const withinToo = [...operators, "within", "within"] as const;

/** A comparison, a regular expression, or whether the field is there. */
const textTest = field.chain((about): fc.Arbitrary<Written> => {
  const { source, texts, hasWithin } = about;
  const one = fc
    .tuple(
      fc.constantFrom(...(hasWithin ? withinToo : operators)),
      fc.oneof({ weight: 3, arbitrary: texts }, { weight: 1, arbitrary: anyText }),
    )
    .map(([operator, text]) =>
      write(`${source}.${operator}(${code(text)})`, compared(about, [text])),
    );
  const several = fc
    .array(texts, { minLength: 1, maxLength: 5 })
    .map((all) => write(`${source}.oneOf(${code(all)})`, compared(about, all)));
  const matches = pattern.map(({ source: regex, example }) =>
    write(
      `${source}.matches(${regex})`,
      compared(about, about.place === "url" ? [example, `/${example}`] : [example]),
    ),
  );
  const exists = write(`${source}.exists()`, compared(about, [""]));
  return fc.oneof(
    { weight: 5, arbitrary: one },
    { weight: 2, arbitrary: several },
    { weight: 3, arbitrary: matches },
    ...(about.place === "url" ? [] : [{ weight: 1, arbitrary: fc.constant(exists) }]),
  );
});

const method = fc.oneof(
  fc
    .tuple(fc.constantFrom("is", "isNot"), fc.constantFrom("GET", "POST", "HEAD", "OPTIONS"))
    .map(([operator, name]) =>
      write(`req.method.${operator}(${code(name)})`, [{ place: "method", text: name }]),
    ),
  fc.uniqueArray(fc.constantFrom(...httpMethods), { minLength: 1, maxLength: 5 }).map((names) =>
    write(
      `req.method.oneOf(${code(names)})`,
      names.map((text) => ({ place: "method", text })),
    ),
  ),
);

export const countries = fc.uniqueArray(
  fc.oneof(fc.constantFrom("US" as const, "CA" as const), fc.constantFrom(...countryCodes)),
  { minLength: 1, maxLength: 5 },
);

const country = fc.oneof(
  fc
    .tuple(fc.constantFrom("is", "isNot"), fc.constantFrom("US", "CA", "XK"))
    .map(([operator, name]) => write(`client.country.${operator}(${code(name)})`, [], [name])),
  countries.map((codes) => write(`client.country.oneOf(${code(codes)})`, [], codes)),
  fc.constant(write("client.country.isUnknown()")),
);

/** The lists and toggles that every generated policy declares; see `policies.ts`. */
export const lists = ["office", "exact", "wall", "wall_keys"] as const;
export const toggles = ["settings.on", "settings.off", "more.on", "more.off"] as const;

const address = fc.constantFrom(...lists).map((list) => write(`client.ip.in(${list})`));

const toggle = fc
  .tuple(fc.constantFrom(...toggles), fc.constantFrom("isEnabled", "isDisabled"))
  .map(([name, state]) => write(`${name}.${state}()`));

const leaf: fc.Arbitrary<Written> = fc
  .oneof(
    { weight: 8, arbitrary: textTest },
    { weight: 1, arbitrary: method },
    { weight: 1, arbitrary: country },
    { weight: 3, arbitrary: address },
    { weight: 1, arbitrary: toggle },
  )
  .filter(({ source }) => isPossible(source));

const { nested } = fc.letrec<{ nested: Written }>((tie) => ({
  nested: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: fc.constant(write("always()")) },
    {
      weight: 2,
      arbitrary: tie("nested").map((part) => combine([part], ([one]) => `not(${one})`)),
    },
    ...["all", "any"].map((name) => ({
      weight: 2,
      arbitrary: fc
        .array(tie("nested"), { minLength: 1, maxLength: 4 })
        .map((parts) => combine(parts, (sources) => `${name}(${sources.join(", ")})`)),
    })),
  ),
}));

/** A condition that some request satisfies and another one does not, or `always()`. */
export const condition: fc.Arbitrary<Written> = nested.filter(({ source }) => isPossible(source));
