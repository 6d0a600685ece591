/** Run by itself, with a small stack: reads and prints what nests as deeply as it may. */
import { deepestNesting } from "../../../src/vcl/syntax/lexer/nesting.js";
import { parseVcl } from "../../../src/vcl/syntax/parse.js";
import { printVcl } from "../../../src/vcl/syntax/print.js";

const nests = [
  ["log ", "(", "a", ")", ";"],
  ["log ", "f(", "a", ")", ";"],
  ["log ", "!!!!(", "a", ")", ";"],
  ["log ", "a && a == a + !-!-(", "a", ")", ";"],
  ["log ", "a || a && a == a + !-!-f(b, ", "a", ")", ";"],
  ["log ", "if(a && ", "a", ", b, c)", ";"],
  ["", "{", "", "}", ""],
  ["", "if (a) { # why\n", "", "/* why */ }", ""],
  ["", "if (a) {} else {", "", "}", ""],
  ["", "switch (a) { default: ", "", "}", ""],
] as const;

for (const [before, open, inner, close, after] of nests) {
  const text = before + open.repeat(deepestNesting) + inner + close.repeat(deepestNesting) + after;
  const { root, problems } = parseVcl(text, { as: "snippet" });
  const printed = printVcl(root).text;
  const isSame = printVcl(parseVcl(printed, { as: "snippet" }).root).text === printed;
  console.log(JSON.stringify(open), problems.length, isSame);
}
