import { createToken, Lexer, type TokenType } from "chevrotain";

const words = new Map<string, TokenType>();

/** A name that is taken by the language: the lexer reads a name, and is then told that it is this word. */
function keyword(word: string): TokenType {
  const type = createToken({ name: `Keyword ${word}`, label: `\`${word}\``, pattern: Lexer.NA });
  words.set(word, type);
  return type;
}

export const Acl = keyword("acl");
export const Backend = keyword("backend");
export const Director = keyword("director");
export const Table = keyword("table");
export const Sub = keyword("sub");
export const Penaltybox = keyword("penaltybox");
export const Ratecounter = keyword("ratecounter");
export const Import = keyword("import");
export const Include = keyword("include");

export const Set = keyword("set");
export const Unset = keyword("unset");
export const Remove = keyword("remove");
export const Add = keyword("add");
export const Call = keyword("call");
export const Declare = keyword("declare");
export const Error = keyword("error");
export const Esi = keyword("esi");
export const Log = keyword("log");
export const Restart = keyword("restart");
export const Return = keyword("return");
export const Synthetic = keyword("synthetic");
export const SyntheticBase64 = keyword("synthetic.base64");
export const Goto = keyword("goto");
export const If = keyword("if");
export const Else = keyword("else");
export const ElseIf = keyword("elseif");
export const ElsIf = keyword("elsif");
export const Switch = keyword("switch");
export const Case = keyword("case");
export const Default = keyword("default");
export const Break = keyword("break");
export const Fallthrough = keyword("fallthrough");

export const True = keyword("true");
export const False = keyword("false");

export const keywords: ReadonlyMap<string, TokenType> = words;
