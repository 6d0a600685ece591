/**
 * The Prettier plugin for Fastly VCL.
 *
 * @example
 * // .prettierrc.json
 * { "plugins": ["edgewall/prettier"] }
 */
export { defaultOptions, languages, parsers, printers } from "./vcl/prettier/plugin.js";
