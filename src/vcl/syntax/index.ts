/** Fastly VCL as a tree: its nodes, factories for them, string literals, the parser and the printer. */
export type * from "./ast/declarations.js";
export type * from "./ast/expressions.js";
export type * from "./ast/node.js";
export type * from "./ast/roots.js";
export type * from "./ast/statements.js";
export { isExpression } from "./ast/expressions.js";
export * from "./build.js";
export { commentText, decodeString, encodeString, type EncodedString } from "./literal.js";
export { children, operands } from "./ast/children.js";
export { tokenize, type Tokens } from "./lexer/tokenize.js";
export { parseVcl, type ParsedVcl, type ParseOptions, type RootKind } from "./parse.js";
export { printVcl, type PrintOptions, type PrintedOrigin, type PrintedVcl } from "./print.js";
export { toDoc, type Doc } from "./printer.js";
