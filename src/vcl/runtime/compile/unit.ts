import { quote } from "../../../diagnostics/index.js";
import { parsePattern } from "../../regex/parse.js";
import type { StringLiteral } from "../../syntax/ast/expressions.js";
import type { VclNode } from "../../syntax/ast/node.js";
import { decodeString } from "../../syntax/literal.js";
import { referencePage } from "../../types/documentation.js";
import { toBytes } from "../bytes.js";
import type { Pattern } from "../pattern.js";
import { Constants } from "./constants.js";
import { noDeclarations, type Declarations } from "./declarations.js";
import type { Library } from "./library.js";
import { Problems, type Finding } from "./problems.js";
import type { SourceFile, VclSource } from "./source.js";
import { accessTo, type Access } from "./variables.js";

/** Whoever includes a file twice from each of its files would get more than any machine can hold. */
const mostStatements = 1_000_000;

interface Call {
  readonly file: number;
  readonly at: VclNode;
  places: number;
}

/** The program that is being compiled. */
export class Unit {
  readonly source: VclSource;
  readonly library: Library;
  readonly trace: boolean;
  readonly problems = new Problems();
  readonly declarations: Declarations = noDeclarations();
  readonly constants = new Constants();
  readonly files: readonly SourceFile[];
  /** Whether the VCL asks for errors: matches that were given up are noted only then. */
  readonly readsErrors: boolean;
  readonly #indexes: ReadonlyMap<SourceFile, number>;
  readonly #patterns = new Map<string, Pattern | undefined>();
  readonly #variables = new Map<string, Access | undefined>();
  /** Which subroutine calls which: where first, and from how many places. */
  readonly calls = new Map<string, Map<string, Call>>();
  #statements = 0;

  constructor(source: VclSource, library: Library, trace: boolean) {
    this.source = source;
    this.library = library;
    this.trace = trace;
    const { files, includes, snippets } = source;
    const all = [
      ...files,
      ...[...(snippets?.values() ?? [])].flat(),
      ...(includes?.values() ?? []),
    ];
    this.files = [...new Set(all)];
    this.readsErrors = this.files.some(({ text }) => text.includes("fastly.error"));
    this.#indexes = new Map(this.files.map((file, index) => [file, index]));
  }

  indexOf(file: SourceFile): number {
    return this.#indexes.get(file) ?? 0;
  }

  report(file: number, finding: Finding, at: VclNode): void {
    this.problems.report(file, finding, at);
  }

  noteCall(from: string, to: string, file: number, at: VclNode): void {
    const calls = this.calls.get(from) ?? new Map();
    this.calls.set(from, calls);
    const call = calls.get(to);
    if (call === undefined) calls.set(to, { file, at, places: 1 });
    else call.places += 1;
  }

  variable(name: string): Access | undefined {
    if (!this.#variables.has(name))
      this.#variables.set(name, accessTo(name, this.library, this.constants));
    return this.#variables.get(name);
  }

  /** Counts a statement. @returns whether there is room for it */
  takeStatement(file: number, at: VclNode): boolean {
    this.#statements += 1;
    if (this.#statements === mostStatements)
      this.report(
        file,
        {
          code: "EW2064",
          message: "with everything it includes, the VCL is larger than the simulator can run",
          help: "include less: files that include each other several times multiply",
        },
        at,
      );
    return this.#statements < mostStatements;
  }

  /** The bytes that a literal stands for. */
  text(literal: StringLiteral, file: number): string | undefined {
    const value = decodeString(literal);
    if (value !== undefined) return toBytes(value);
    this.report(
      file,
      {
        code: "EW2005",
        message: `the string ${quote(literal.raw, 60)} has an escape that means nothing`,
        help: "escapes are `%20`, `%u0020` and `%u{20}`, and must spell UTF-8; a literal percent sign is `%25`",
        link: referencePage("types/string"),
      },
      literal,
    );
    return undefined;
  }

  /** Compiled once, however often it stands in the VCL. @param text as it is written, not in bytes */
  pattern(text: string, file: number, at: VclNode): Pattern | undefined {
    const known = this.#patterns.get(text);
    if (known !== undefined) return known;
    const parsed = parsePattern(text);
    if (!parsed.ok) {
      const { message, help } = parsed.problem;
      this.report(file, { code: "EW2063", message, help, link: referencePage("regex") }, at);
      return undefined;
    }
    const pattern = this.library.compilePattern(parsed.tree, text);
    if (!("unsupported" in pattern)) {
      this.#patterns.set(text, pattern);
      return pattern;
    }
    this.report(
      file,
      {
        code: "EW2063",
        message: `the simulator does not have what the pattern ${quote(text, 60)} needs: ${pattern.unsupported.replace(/^unsupported: /, "")}`,
        help: "write it without that",
        link: referencePage("regex"),
      },
      at,
    );
    return undefined;
  }
}
