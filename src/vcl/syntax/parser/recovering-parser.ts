import {
  EmbeddedActionsParser,
  EOF,
  isRecognitionException,
  type IRecognitionException,
  type IToken,
} from "chevrotain";
import type { VclProblem } from "../../problem.js";
import type { Span, VclNode } from "../ast/node.js";
import { isBlankLineBefore } from "../comments/lines.js";
import type { Tokens } from "../lexer/tokenize.js";
import {
  Colon,
  LeftBrace,
  LongString,
  RightBrace,
  Semicolon,
  ShortString,
  tokens as tokenTypes,
} from "../lexer/tokens.js";
import { alternativesOf, expectations, syntaxError, unclosedBrace } from "./expectations.js";
import { noLandmarks, type Landmarks } from "./landmarks.js";
import { declarations, declarationWords, statementWords, type Recovery } from "./recovery.js";
import { endOf } from "./token-span.js";

export type TokenVector = Pick<Tokens, "tokens" | "isCutShort">;

const setOff = Object.freeze({ blankLineBefore: true });

/** Reports what is wrong, each mistake once, and goes on behind it. */
export abstract class RecoveringParser extends EmbeddedActionsParser {
  #text = "";
  #problems: VclProblem[] = [];
  /** Where a missing `}` was reported last: all that is still open there is closed without a word. */
  #unclosedAt = -1;
  /** How far the line is indented on which the last declaration began. */
  #indentation = Number.POSITIVE_INFINITY;
  /** A comment without an end takes in the rest of the text. */
  #isCutShort = false;
  protected landmarks: Landmarks = noLandmarks();

  constructor(validate: boolean) {
    super([...tokenTypes], {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: !validate,
      errorMessageProvider: expectations,
    });
  }

  /** Makes the parser ready for a text. */
  protected begin(
    text: string,
    { tokens, isCutShort }: TokenVector,
    problems: VclProblem[],
  ): Landmarks {
    this.input = tokens;
    this.#text = text;
    this.#problems = problems;
    this.#unclosedAt = -1;
    this.#indentation = Number.POSITIVE_INFINITY;
    this.#isCutShort = isCutShort;
    this.landmarks = noLandmarks();
    return this.landmarks;
  }

  protected problem(problem: VclProblem): void {
    this.#problems.push(problem);
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
      if (next.tokenType === EOF || this.#endsList(next, recovery)) return items;
      if (recovery.starts?.tokens.has(next.tokenType) === false) {
        this.#tell(syntaxError(recovery.starts.what, next, this.LA(0), []), next);
        if (recovery.starts.areDistinct) this.#skipToItem(next, recovery);
        else this.#skip(next, recovery);
        continue;
      }
      if (recovery === declarations && this.#startsLine(next)) {
        this.#indentation = this.#indentationOf(next);
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
      if (recovery.closes === undefined) this.#skipToItem(first, recovery);
      else this.#skip(first, recovery);
      return undefined;
    }
  }

  /** Reads what stands in front of a `{`; when it is broken, goes on at the brace. */
  protected header<Header>(read: () => Header, otherwise: (at: Span) => Header): Header {
    if (this.RECORDING_PHASE) return read();
    try {
      return read();
    } catch (error) {
      const skipped = this.#tokensToBrace();
      if (skipped === undefined) throw error;
      this.#report(error);
      for (let count = 0; count < skipped; count++) this.SKIP_TOKEN();
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
    this.#tell(syntaxError("`;`", next, this.LA(0), []), next);
    if (next.tokenType === EOF || next.tokenType === RightBrace || this.#startsLine(next)) return;
    this.#skip(next, { ends: declarationWords, closes: Semicolon });
  }

  /** Reads the `:` behind the label of a case; where it is missing, the case counts all the same. */
  protected colon(): void {
    const next = this.LA(1);
    if (this.RECORDING_PHASE || next.tokenType === Colon) this.CONSUME(Colon);
    else this.#tell(syntaxError("`:`", next, this.LA(0), ["switchCase"]), next);
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
    if (this.#unclosedAt !== at) this.#tell(unclosedBrace(opened, next), next);
    this.#unclosedAt = at;
  }

  #report(error: unknown): void {
    if (error instanceof NoAlternative) {
      const { message, rule } = error;
      this.#tell(syntaxError(message, this.LA(1), this.LA(0), [rule]), this.LA(1));
    } else if (isMismatch(error)) {
      const { message, token, context } = error;
      this.#tell(syntaxError(message, token, this.LA(0), context.ruleStack), token);
    } else throw error;
  }

  /** What follows from a string or a comment without an end is no mistake of its own. */
  #tell(problem: VclProblem, found: IToken): void {
    const isConsequence =
      hasNoEnd(this.LA(0)) || hasNoEnd(found) || (found.tokenType === EOF && this.#isCutShort);
    if (!isConsequence) this.#problems.push(problem);
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
      if (depth === 0 && next !== first && this.#endsList(next, { ends })) return;
      this.SKIP_TOKEN();
      if (type === LeftBrace) depth++;
      else if (type === RightBrace && --depth <= 0) return;
      else if (type === closes && depth === 0) return;
    }
  }

  /** Skips to what begins an item, or ends the list. */
  #skipToItem(first: IToken, recovery: Recovery): void {
    let depth = 0;
    for (let next = this.LA(1); next.tokenType !== EOF; next = this.LA(1)) {
      const type = next.tokenType;
      const isItem = recovery.starts?.tokens.has(type) === true || this.#endsList(next, recovery);
      if (next !== first && ((depth === 0 && isItem) || this.#isOutside(next))) return;
      this.SKIP_TOKEN();
      if (type === LeftBrace) depth++;
      else if (type === RightBrace && depth > 0) depth--;
    }
  }

  /** How far ahead the brace is at which a broken header ends, if there is one. */
  #tokensToBrace(): number | undefined {
    for (let count = 0; ; count++) {
      const next = this.LA(count + 1);
      const type = next.tokenType;
      if (type === LeftBrace) return count;
      const isBeyond = type === EOF || type === RightBrace || type === Semicolon;
      if (isBeyond || this.#startsItem(next, 0)) return undefined;
    }
  }

  #startsItem(token: IToken, depth: number): boolean {
    if (declarationWords.has(token.tokenType)) return this.#isOutside(token);
    return depth === 0 && statementWords.has(token.tokenType) && this.#startsLine(token);
  }

  #endsList(token: IToken, { ends }: Pick<Recovery, "ends">): boolean {
    if (!ends.has(token.tokenType)) return false;
    return !declarationWords.has(token.tokenType) || this.#isOutside(token);
  }

  /** Whether a declaration begins here, on a line that is indented no more than that of the one before. */
  #isOutside(token: IToken): boolean {
    return (
      declarationWords.has(token.tokenType) &&
      this.#startsLine(token) &&
      this.#indentationOf(token) <= this.#indentation
    );
  }

  #indentationOf({ startOffset }: IToken): number {
    return startOffset - 1 - this.#text.lastIndexOf("\n", startOffset - 1);
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

/** A string that the lexer has reported. */
export function hasNoEnd({ tokenType, image }: IToken): boolean {
  if (tokenType === ShortString) return image.length < 2 || !image.endsWith('"');
  return (
    tokenType === LongString &&
    image.startsWith('{"') &&
    (image.length < 4 || !image.endsWith('"}'))
  );
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
