import type { Evasion, Group } from "./evasion.js";

function query(text: string, outcome: string, why: string): Evasion {
  return {
    sent: `\`GET /?${text}\``,
    policy: "fortress",
    request: { url: `/?${text}` },
    outcome,
    why,
  };
}

/** `debug=on` is forbidden. */
export const queries: Group = [
  "Query parameters",
  [
    query("debug=on", "debug", "as it is written in the policy"),
    query("d%65bug=on", "debug", "names are decoded"),
    query("debug=%6F%6e", "debug", "values are decoded"),
    query("x=1&debug=on&y", "debug", "parameters are cut at `&`"),
    query("&&=&debug=on", "debug", "empty parameters are none"),
    query("debug&debug=on", "debug", "the first that has a value"),
    query(
      "debug=off&debug=on",
      "passes",
      "the first that has a value; origins that take the last differ",
    ),
    query("%zz&debug=on", "debug", "a malformed escape is text, and switches nothing off"),
    query("%&debug=%6fn", "debug", "a malformed escape is text, and switches nothing off"),
    query("é=%ff&debug=on", "debug", "bytes beyond ASCII switch nothing off"),
    query("debug=o%256e", "passes", "decoded once, not twice: another value"),
    query("debug=on%00", "passes", "`%00` stays an escape, and ends nothing: another value"),
    query("DEBUG=on", "passes", "names have letter case"),
    query("debug=ON", "passes", "values have letter case"),
    query("debug=on+", "passes", "a plus is a space in a value: another value"),
    query("x=1;debug=on", "passes", "`;` separates nothing"),
    query("debug%3Don", "passes", "an escaped `=` is part of a name"),
    query("x=1%26debug=on", "passes", "an escaped `&` is part of a value"),
    query("?debug=on", "passes", "the name is `?debug`"),
  ],
];
