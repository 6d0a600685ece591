import { EOF, type IToken } from "chevrotain";
import type { VclProblem } from "../../problem.js";
import type { Root, Snippet, VclFile } from "../ast/roots.js";
import { Include } from "../lexer/keywords.js";
import { LongString, Raw, RightBrace, Semicolon, ShortString } from "../lexer/tokens.js";

import { DeclarationParser } from "./declaration-parser.js";
import { syntaxError } from "./expectations.js";
import type { Landmarks } from "./landmarks.js";
import type { TokenVector } from "./recovering-parser.js";
import { declarations, declarationWords, statements } from "./recovery.js";

/** Whether a text holds declarations or statements; `auto` goes by what comes first. */
export type RootKind = "file" | "snippet" | "auto";

export interface ParsedTokens {
  readonly root: Root;
  readonly landmarks: Landmarks;
}

/** The whole grammar. Building it takes longer than reading a file, so one instance serves all. */
export class VclParser extends DeclarationParser {
  /** @param validate whether the grammar itself is checked, which only a test needs */
  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  /** Reads all of the tokens, whatever they are; what is wrong with them joins `problems`. */
  read(text: string, vector: TokenVector, kind: RootKind, problems: VclProblem[]): ParsedTokens {
    const landmarks = this.begin(text, vector, problems);
    const holdsStatements =
      kind === "snippet" || (kind === "auto" && beginsStatement(vector.tokens));
    // Errors steer recovery here, and a text may hold one in every character: none of them needs a stack.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return this.#finish(holdsStatements ? this.snippet() : this.file(), text, landmarks);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  }

  #finish(root: Root, text: string, landmarks: Landmarks): ParsedTokens {
    return { root: { ...root, span: { start: 0, end: text.length } }, landmarks };
  }

  protected readonly file = this.RULE("file", (): VclFile => ({
    kind: "File",
    body: this.list(() => this.SUBRULE(this.declaration), declarations),
  }));

  protected readonly snippet = this.RULE("snippet", (): Snippet => {
    const body = this.list(() => this.SUBRULE(this.statement), statements);
    // A stray brace or a declaration ends the list; what follows it is read all the same.
    while (!this.RECORDING_PHASE && this.LA(1).tokenType !== EOF) {
      this.#misplaced();
      for (const node of this.list(() => this.SUBRULE2(this.statement), statements))
        body.push(node);
    }
    return { kind: "Snippet", body };
  });

  #misplaced(): void {
    const next = this.LA(1);
    this.problem(syntaxError("a statement", next, this.LA(0), ["statement"]));
    if (next.tokenType === RightBrace) this.SKIP_TOKEN();
    else this.attempt(() => this.SUBRULE(this.declaration), declarations);
  }
}

/** Declarations begin with words of their own; an include can be either, so what follows it decides. */
function beginsStatement(vector: readonly IToken[]): boolean {
  let index = 0;
  while (vector[index]?.tokenType === Include) {
    const path = vector[++index]?.tokenType;
    if (path === ShortString || path === LongString) index++;
    else while (index < vector.length && vector[index]?.tokenType !== Semicolon) index++;
    if (vector[index]?.tokenType === Semicolon) index++;
  }
  const first = vector[index]?.tokenType;
  if (first === undefined) return false;
  return !declarationWords.has(first) && first !== Raw;
}
