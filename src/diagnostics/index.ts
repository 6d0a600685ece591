export { codeFrame } from "./code-frame.js";
export { codes, type Code } from "./codes.js";
export type { Diagnostic, Severity } from "./diagnostic.js";
export { renderGithub } from "./render/github.js";
export { diagnosticsToJson, type DiagnosticJson } from "./render/json.js";
export { renderSarif } from "./render/sarif.js";
export { renderTerminal } from "./render/terminal.js";
export { sortDiagnostics } from "./sort.js";
export { didYouMean, quote, visible } from "./text.js";
