export { compilePattern, type PatternRunOptions } from "./compile.js";
export type { UnsupportedPattern } from "./unsupported.js";
