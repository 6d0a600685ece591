import type { IToken } from "chevrotain";
import type { Identifier as IdentifierNode, StringLiteral } from "../ast/expressions.js";
import type { Span } from "../ast/node.js";
import { LongString } from "../lexer/tokens.js";
import { hasNoEnd, RecoveringParser } from "./recovering-parser.js";
import { endOf, spanOf } from "./token-span.js";

/** Nodes of a single token, and spans: what the rules of the grammar share. */
export abstract class BaseParser extends RecoveringParser {
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
      const raw = image.slice(1, hasNoEnd(token) ? undefined : -1);
      return { kind: "StringLiteral", form: "short", raw, span };
    }
    const delimiter = image.slice(1, image.indexOf('"'));
    const end = hasNoEnd(token) ? undefined : -delimiter.length - 2;
    const raw = image.slice(delimiter.length + 2, end);
    return delimiter === ""
      ? { kind: "StringLiteral", form: "long", raw, span }
      : { kind: "StringLiteral", form: "long", delimiter, raw, span };
  }
}
