import fc from "fast-check";
import { printVcl } from "../../../src/vcl/syntax/print.js";
import { edited, edits, insertions, withInsertions } from "./arbitrary/edits.js";
import { program } from "./arbitrary/program.js";
import { anyText } from "./arbitrary/words.js";
import { constructs } from "./constructs/index.js";
import { anyTextIsRead, textSurvives, treeSurvives } from "./laws.js";

const printWidth = fc.constantFrom(100, 100, 1, 20, 40, 80);

const kind = fc.constantFrom("file", "snippet", "auto");

const text = fc.oneof(
  program.map((root) => printVcl(root).text),
  fc
    .array(fc.constantFrom(...constructs.map((construct) => construct.text)), { maxLength: 5 })
    .map((pieces) => pieces.join("\n")),
);

/** By name: what the parser and the printer promise, over everything that can be thought of. */
export const properties = {
  "a tree survives being printed and read": fc.property(program, printWidth, treeSurvives),

  "a program survives with comments anywhere": fc.property(
    program,
    insertions,
    printWidth,
    (root, all, width) => {
      const commented = withInsertions(printVcl(root).text, all);
      textSurvives(commented, root.kind === "File" ? "file" : "snippet", width);
    },
  ),

  "a program survives with other ends of lines": fc.property(program, insertions, (root, all) => {
    const windows = withInsertions(printVcl(root).text, all).replaceAll(/\r?\n/g, "\r\n");
    textSurvives(windows, root.kind === "File" ? "file" : "snippet");
  }),

  "an edited text is read": fc.property(text, text, edits, kind, (one, other, all, as) => {
    anyTextIsRead(edited(one, all, other), as);
  }),

  "any text is read": fc.property(
    fc.oneof(anyText, fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 50 })),
    kind,
    anyTextIsRead,
  ),
} as const;

export const propertyNames = Object.keys(properties).filter(
  (name): name is keyof typeof properties => Object.hasOwn(properties, name),
);
