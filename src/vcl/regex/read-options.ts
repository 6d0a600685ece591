import { code } from "./characters.js";
import { type Options, optionOfLetter, withoutOptions } from "./options.js";
import type { Reader } from "./reader.js";

/**
 * Reads the letters of `(?i-s)` or `(?i:`, up to the parenthesis or colon, which it leaves.
 *
 * @param start the position of the parenthesis
 */
export function readOptions(reader: Reader, start: number): Options | undefined {
  const set = new Set<keyof Options>();
  const unset = new Set<keyof Options>();
  let target = set;
  const reset = reader.take("^");
  const base = reset ? withoutOptions(reader.options) : reader.options;
  let mayUnset = !reset;
  for (;;) {
    const unit = reader.peek();
    if (unit === code.close || unit === code.colon) break;
    if (unit < 0) return reader.fail("group-not-closed", start);
    reader.position++;
    if (unit === code.hyphen) {
      if (!mayUnset) return reader.fail("option-hyphen", start);
      target = unset;
      mayUnset = false;
      continue;
    }
    const option = unit < 0x80 ? optionOfLetter.get(String.fromCharCode(unit)) : undefined;
    if (option === undefined) return reader.fail("option-letter", start);
    target.add(option);
    if (option === "extended" && reader.take("x")) target.add("extendedMore");
  }
  if ((set.has("extended") && !set.has("extendedMore")) || unset.has("extended")) {
    unset.add("extendedMore");
  }
  return change(base, set, unset);
}

function change(
  base: Options,
  set: ReadonlySet<keyof Options>,
  unset: ReadonlySet<keyof Options>,
): Options {
  const is = (option: keyof Options) => (base[option] || set.has(option)) && !unset.has(option);
  return {
    ignoreCase: is("ignoreCase"),
    multiline: is("multiline"),
    noCapture: is("noCapture"),
    dotAll: is("dotAll"),
    extended: is("extended"),
    extendedMore: is("extendedMore"),
    ungreedy: is("ungreedy"),
    duplicateNames: is("duplicateNames"),
  };
}
