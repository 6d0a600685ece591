// Prints the megabytes a second of each stage of the VCL tools on a file: `node stages.mjs FILE RUNS`.
import { readFileSync } from "node:fs";
import { checkUnit, parseVcl, printVcl, tokenize } from "../../dist/vcl.js";

const [file = "", runs = "5"] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const megabytes = Buffer.byteLength(text) / 1e6;
const warmUp = 3;

const figures = { lexer: [], parser: [], checker: [], printer: [] };
for (let round = -warmUp; round < Number(runs); round++) {
  const lexed = time(() => tokenize(text));
  let parsed;
  const read = time(() => (parsed = parseVcl(text)));
  const checked = time(() => checkUnit([{ name: file, text, parsed }]));
  const printed = time(() => printVcl(parsed.root));
  if (round < 0) continue;
  figures.lexer.push(megabytes / lexed);
  // The parser reads what the lexer made.
  figures.parser.push(megabytes / Math.max(read - lexed, 1e-6));
  figures.checker.push(megabytes / checked);
  figures.printer.push(megabytes / printed);
}
const memory = (process.resourceUsage().maxRSS * 1024) / 1e6;
console.log(JSON.stringify({ figures, memory }));

/** In seconds. */
function time(stage) {
  const start = process.hrtime.bigint();
  stage();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
