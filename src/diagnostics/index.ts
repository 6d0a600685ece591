export {
  codeFrame,
  plainStyle,
  splitLines,
  type FramePlace,
  type FrameStyle,
} from "./code-frame.js";
export { codes, type Code } from "./codes.js";
export { toJson, type Diagnostic, type DiagnosticJson, type Severity } from "./diagnostic.js";
export { diagnosticAtSpan, LineTable, type PlaceInFile } from "./line-table.js";
export { renderGithub } from "./render/github.js";
export { diagnosticsToJson } from "./render/json.js";
export { renderSarif, type SarifLog } from "./render/sarif.js";
export { renderTerminal, type TerminalOptions } from "./render/terminal.js";
export { sortDiagnostics } from "./sort.js";
export { didYouMean, quote, visible } from "./text.js";
