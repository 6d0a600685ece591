import type { TokenType } from "chevrotain";
import * as keyword from "../lexer/keywords.js";
import {
  Comma,
  Identifier,
  LeftBrace,
  Macro,
  Raw,
  RightBrace,
  Semicolon,
} from "../lexer/tokens.js";

/** How a list of items ends, and where it is taken up again after an item that is broken. */
export interface Recovery {
  /** Ends the list, and is left to whoever reads the list. */
  readonly ends: ReadonlySet<TokenType>;
  /** Ends an item, and is part of it. Without one, a broken item goes on to what begins the next. */
  readonly closes: TokenType | undefined;
  /** What items begin with, where there is a name for them all: anything else is reported at once. */
  readonly starts?: Starts;
}

interface Starts {
  readonly tokens: ReadonlySet<TokenType>;
  readonly what: string;
  /** They begin nothing else, so that all that stands between two items is one mistake. */
  readonly areDistinct: boolean;
}

/** Words that only begin a declaration: no further in than the one before, they show that a brace is missing. */
export const declarationWords: ReadonlySet<TokenType> = new Set([
  keyword.Acl,
  keyword.Backend,
  keyword.Director,
  keyword.Table,
  keyword.Sub,
  keyword.Penaltybox,
  keyword.Ratecounter,
  keyword.Import,
]);

/** What, at the beginning of a line, shows that the statement before broke off. */
export const statementWords: ReadonlySet<TokenType> = new Set([
  keyword.Set,
  keyword.Unset,
  keyword.Remove,
  keyword.Add,
  keyword.Call,
  keyword.Declare,
  keyword.Error,
  keyword.Esi,
  keyword.Log,
  keyword.Restart,
  keyword.Return,
  keyword.Synthetic,
  keyword.SyntheticBase64,
  keyword.Goto,
  keyword.If,
  keyword.Switch,
  keyword.Case,
  keyword.Default,
  keyword.Break,
  keyword.Fallthrough,
  Macro,
  Raw,
]);

const braces: ReadonlySet<TokenType> = new Set([RightBrace, ...declarationWords]);

const declaration: Starts = {
  tokens: new Set([...declarationWords, keyword.Include, Raw]),
  what: "a declaration",
  areDistinct: true,
};
const statement: Starts = {
  tokens: new Set([...statementWords, keyword.Include, Identifier, LeftBrace]),
  what: "a statement",
  areDistinct: false,
};
const switchCase: Starts = {
  tokens: new Set([keyword.Case, keyword.Default]),
  what: "`case` or `default`",
  areDistinct: true,
};

export const declarations: Recovery = {
  ends: new Set(),
  closes: Semicolon,
  starts: declaration,
};
export const statements: Recovery = { ends: braces, closes: Semicolon, starts: statement };
export const properties: Recovery = { ends: braces, closes: Semicolon };
export const tableEntries: Recovery = { ends: braces, closes: Comma };
export const cases: Recovery = { ends: braces, closes: undefined, starts: switchCase };
export const caseStatements: Recovery = {
  ends: new Set([...braces, keyword.Case, keyword.Default]),
  closes: Semicolon,
  starts: statement,
};
