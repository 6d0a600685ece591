import type { AstPath, Parser, Printer, RequiredOptions, SupportLanguage } from "prettier";
import type { Root } from "../syntax/ast/roots.js";
import { parseVcl } from "../syntax/parse.js";
import { toDoc } from "../syntax/printer.js";
import { syntaxErrors } from "./format.js";
import { hasIgnorePragma, hasPragma, insertPragma } from "./pragma.js";
import { syntaxError } from "./syntax-error.js";

export const languages: SupportLanguage[] = [
  {
    name: "VCL",
    parsers: ["vcl"],
    extensions: [".vcl"],
    vscodeLanguageIds: ["vcl"],
  },
];

const parser: Parser<Root> = {
  astFormat: "vcl-ast",
  parse(text) {
    const parsed = parseVcl(text);
    const [problem] = syntaxErrors(parsed);
    if (problem !== undefined) throw syntaxError(text, problem);
    return parsed.root;
  },
  locStart: ({ span }) => span?.start ?? 0,
  locEnd: ({ span }) => span?.end ?? 0,
  hasPragma,
  hasIgnorePragma,
};

/** The whole file at once: comments are in the tree already, so Prettier has none to place. */
const printer: Printer<Root> = {
  print: ({ node }: AstPath<Root>) => toDoc(node),
  getVisitorKeys: () => [],
  insertPragma,
};

export const parsers: Record<string, Parser<Root>> = { vcl: parser };

export const printers: Record<string, Printer<Root>> = { "vcl-ast": printer };

/** The compiler's style; what a project's own configuration says goes before it. */
export const defaultOptions: Partial<RequiredOptions> = { printWidth: 100, tabWidth: 2 };
