import fc from "fast-check";
import { changed, pathChange, valueChange } from "./spellings.js";
import { parameterNames, pathText, queryValue } from "./words.js";
import type { Literal } from "./written.js";

/** A text of the policy's, or another one. */
export function near(
  literals: readonly Literal[],
  others: fc.Arbitrary<string>,
): fc.Arbitrary<string> {
  if (literals.length === 0) return others;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...literals.map(({ text }) => text)) },
    { weight: 1, arbitrary: others },
  );
}

/** URLs near those that a policy asks for. */
export function urlOf(
  urls: readonly Literal[],
  parameters: readonly Literal[],
): fc.Arbitrary<string> {
  const paths = near(urls, pathText).map((text) => text.split("?")[0] ?? "");
  const asWritten = near(urls, pathText).map((text) => text.split("?")[1] ?? "");
  const query = fc.oneof(
    { weight: 4, arbitrary: queryOf(parameters) },
    { weight: 1, arbitrary: changed(asWritten, valueChange) },
    { weight: 1, arbitrary: fc.constantFrom("?", "&", "=") },
  );
  const rooted = fc
    .tuple(changed(paths, pathChange), fc.option(query, { nil: undefined, freq: 2 }))
    .map(([path, after]) => {
      // A request line has no spaces, and its target starts with a slash but for `OPTIONS *`.
      const whole = after === undefined ? path : `${path}?${after}`;
      const url = whole.startsWith("/") ? whole : `/${whole}`;
      return url.replace(/[\p{Cc} ]/gu, encodeURIComponent);
    });
  return fc.oneof({ weight: 60, arbitrary: rooted }, { weight: 1, arbitrary: fc.constant("*") });
}

function queryOf(literals: readonly Literal[]): fc.Arbitrary<string> {
  const any = fc.record({ key: fc.constantFrom(...parameterNames), text: queryValue });
  const asked =
    literals.length === 0
      ? any
      : fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...literals) },
          { weight: 1, arbitrary: any },
        );
  const pair = asked.chain(({ key = "", text }) =>
    fc
      .tuple(
        fc.oneof(
          { weight: 3, arbitrary: fc.constant(key) },
          { weight: 1, arbitrary: changed(fc.constant(key), valueChange) },
        ),
        fc.constantFrom("=", "=", "=", "=", "", "==", "%3D"),
        changed(fc.constant(text), valueChange),
      )
      .map((parts) => parts.join("")),
  );
  return fc
    .tuple(
      fc.array(pair, { minLength: 1, maxLength: 4 }),
      fc.constantFrom("&", "&", "&", "&&", ";", "?"),
    )
    .map(([pairs, separator]) => pairs.join(separator));
}
