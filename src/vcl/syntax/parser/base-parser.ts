import {
  EmbeddedActionsParser,
  EOF,
  isRecognitionException,
  type IRecognitionException,
  type IToken,
} from "chevrotain";
import type { VclProblem } from "../../problem.js";
import type { Identifier as IdentifierNode, StringLiteral } from "../ast/expressions.js";
import type { Span, VclNode } from "../ast/node.js";
import { isBlankLineBefore } from "../comments/lines.js";
import { LeftBrace, LongString, RightBrace, Semicolon, tokens } from "../lexer/tokens.js";
import { alternativesOf, expectations, syntaxError, unclosedBrace } from "./expectations.js";
import { declarationWords, statementWords, type Recovery } from "./recovery.js";

/** What the parser knows of a tree besides its nodes, and comments need to find their place. */
export interface Landmarks {
  /** By node, the offset behind the `{` (or a case's `:`) at which its body begins. */
  readonly bodies: Map<object, number>;
  /** By block, the offset of the `else` in front of it. */
  readonly elses: Map<object, number>;
  /** By branch, the offset behind the `)` of its test. */
  readonly tests: Map<object, number>;
}

const setOff = Object.freeze({ blankLineBefore: true });

/** Errors, recovery from them, and spans: what the rules of the grammar share. */
export abstract class BaseParser extends EmbeddedActionsParser {
  #text = "";
  #problems: VclProblem[] = [];
  /** Where a missing `}` was reported last: all that is still open there is closed without a word. */
  #unclosedAt = -1;
  protected landmarks: Landmarks = noLandmarks();

  constructor(validate: boolean) {
    super([...tokens], {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: !validate,
      errorMessageProvider: expectations,
    });
  }

  /** Makes the parser ready for a text. */
  protected begin(text: string, vector: IToken[], problems: VclProblem[]): Landmarks {
    this.input = vector;
    this.#text = text;
    this.#problems = problems;
    this.#unclosedAt = -1;
    this.landmarks = noLandmarks();
    return this.landmarks;
  }

  protected problem(problem: VclProblem): void {
    this.#problems.push(problem);
  }

  /** To the end of what was read last. */
  protected spanFrom(start: number): Span {
    return { start, end: endOf(this.LA(0)) };
  }

  protected identifier(token: IToken): IdentifierNode {
    return { kind: "Identifier", name: token.image, span: spanOf(token) };
  }

  protected stringLiteral(token: IToken): StringLiteral {
    const { image, tokenType } = token;
    const span = spanOf(token);
    if (tokenType !== LongString) {
      // It may have no end; the lexer said so.
      const raw = image.slice(1, image.length > 1 && image.endsWith('"') ? -1 : undefined);
      return { kind: "StringLiteral", form: "short", raw, span };
    }
    const delimiter = image.slice(1, image.indexOf('"'));
    const raw = image.slice(delimiter.length + 2, -delimiter.length - 2);
    return delimiter === ""
      ? { kind: "StringLiteral", form: "long", raw, span }
      : { kind: "StringLiteral", form: "long", delimiter, raw, span };
  }

  /** Reads items until the list ends. One that is broken is reported and left out. */
  protected list<Item extends VclNode>(read: () => Item, recovery: Recovery): Item[] {
    const items: Item[] = [];
    if (this.RECORDING_PHASE) {
      this.MANY(read);
      return items;
    }
    for (;;) {
      const next = this.LA(1);
      if (next.tokenType === EOF || recovery.ends.has(next.tokenType)) return items;
      if (recovery.starts?.tokens.has(next.tokenType) === false) {
        this.#problems.push(syntaxError(recovery.starts.what, next, this.LA(0), []));
        this.#skip(next, recovery);
        continue;
      }
      const isSetOff = isBlankLineBefore(this.#text, next.startOffset);
      const item = this.attempt(read, recovery);
      if (item !== undefined) items.push(isSetOff ? Object.assign(item, setOff) : item);
    }
  }

  /** Reads one item; undefined when it is broken. */
  protected attempt<Item>(read: () => Item, recovery: Recovery): Item | undefined {
    const first = this.LA(1);
    try {
      return read();
    } catch (error) {
      this.#report(error);
      this.#skip(first, recovery);
      return undefined;
    }
  }

  /** Reads what stands in front of a `{`; when it is broken, goes on at the brace. */
  protected header<Header>(read: () => Header, otherwise: (at: Span) => Header): Header {
    if (this.RECORDING_PHASE) return read();
    try {
      return read();
    } catch (error) {
      this.#skipToBrace(error);
      this.#report(error);
      const end = endOf(this.LA(0));
      return otherwise({ start: end, end });
    }
  }

  /** Reads the `;` of a statement. Where it is missing, the statement counts all the same. */
  protected semicolon(): void {
    if (this.RECORDING_PHASE || this.LA(1).tokenType === Semicolon) {
      this.CONSUME(Semicolon);
      return;
    }
    const next = this.LA(1);
    this.#problems.push(syntaxError("`;`", next, this.LA(0), []));
    if (next.tokenType === EOF || next.tokenType === RightBrace || this.#startsLine(next)) return;
    this.#skip(next, { ends: declarationWords, closes: Semicolon });
  }

  /** Reads the `{` of a node's body; `node` is told where it began once there is one (`Landmarks.bodies`). */
  protected openBrace(): number {
    return endOf(this.CONSUME(LeftBrace));
  }

  /** Reads the `}` of a list that has ended. */
  protected closeBrace(opened: number): void {
    const next = this.LA(1);
    if (this.RECORDING_PHASE || next.tokenType === RightBrace) {
      this.CONSUME(RightBrace);
      return;
    }
    const at = next.tokenType === EOF ? this.#text.length : next.startOffset;
    if (this.#unclosedAt !== at) this.#problems.push(unclosedBrace(opened, next));
    this.#unclosedAt = at;
  }

  #report(error: unknown): void {
    if (error instanceof NoAlternative) {
      const { message, rule } = error;
      this.#problems.push(syntaxError(message, this.LA(1), this.LA(0), [rule]));
    } else if (isMismatch(error)) {
      const { message, token, context } = error;
      this.#problems.push(syntaxError(message, token, this.LA(0), context.ruleStack));
    } else throw error;
  }

  /**
   * Overrides what Chevrotain does when no alternative fits, which is to work out all of them for its message: a
   * text may hold a mistake in every few characters.
   */
  protected raiseNoAltException(): never {
    const rule = this.getCurrRuleFullName();
    throw new NoAlternative(alternativesOf(rule), rule);
  }

  /** Chevrotain's own, which it keeps out of its types. */
  declare protected readonly getCurrRuleFullName: () => string;

  /** Skips what is left of a broken item; at the least one token, if the item began with `first`. */
  #skip(first: IToken, { ends, closes }: Recovery): void {
    let depth = 0;
    for (let next = this.LA(1); next.tokenType !== EOF; next = this.LA(1)) {
      const type = next.tokenType;
      if (next !== first && this.#startsItem(next, depth)) return;
      if (type === RightBrace && depth === 0 && ends.has(RightBrace)) return;
      if (depth === 0 && next !== first && ends.has(type)) return;
      this.SKIP_TOKEN();
      if (type === LeftBrace) depth++;
      else if (type === RightBrace && --depth <= 0) return;
      else if (type === closes && depth === 0) return;
    }
  }

  /** Throws the error when there is no brace to go on at. */
  #skipToBrace(error: unknown): void {
    for (let next = this.LA(1); next.tokenType !== LeftBrace; next = this.LA(1)) {
      const type = next.tokenType;
      const isBeyond = type === EOF || type === RightBrace || type === Semicolon;
      if (isBeyond || this.#startsItem(next, 0)) throw error;
      this.SKIP_TOKEN();
    }
  }

  #startsItem(token: IToken, depth: number): boolean {
    const isWord =
      declarationWords.has(token.tokenType) || (depth === 0 && statementWords.has(token.tokenType));
    return isWord && this.#startsLine(token);
  }

  #startsLine({ startOffset }: IToken): boolean {
    for (let at = startOffset - 1; at >= 0; at--) {
      const character = this.#text.charCodeAt(at);
      if (character === 0x0a) return true;
      if (character !== 0x20 && character !== 0x09) return false;
    }
    return true;
  }
}

function noLandmarks(): Landmarks {
  return { bodies: new Map(), elses: new Map(), tests: new Map() };
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

export function endOf({ startOffset, image }: IToken): number {
  return startOffset + image.length;
}

function isMismatch(error: unknown): error is IRecognitionException {
  return error instanceof Error && isRecognitionException(error);
}

/** A token that begins none of a rule's alternatives; the message says what would. */
class NoAlternative extends Error {
  readonly rule: string;

  constructor(expected: string, rule: string) {
    super(expected);
    this.rule = rule;
  }
}
