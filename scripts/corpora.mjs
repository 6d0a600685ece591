// `node scripts/corpora.mjs FOLDER`: what edgewall makes of other people's VCL. FOLDER holds checkouts, one a folder.
// Prints a table for docs/corpora.md: how many files parse, format stably and check clean, and what is found in them.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const usage = `node scripts/corpora.mjs [--apart] [--list] FOLDER

  --apart  checks every file by itself, not the files of a folder together
  --list   prints every finding instead, one a line: severity, place, code, message`;

const { values, positionals } = parseArgs({
  options: { apart: { type: "boolean" }, list: { type: "boolean" } },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined || positionals.length > 1 || !existsSync(folder)) {
  console.error(usage);
  process.exit(2);
}

const edgewall = await load();
const results = repositoriesIn(folder).map(({ name, at }) => ({ name, files: look(at) }));
if (values.list) for (const { name, files } of results) list(name, files);
else {
  printTable(results);
  printNotRead(results);
  printCodes(results);
}

/** The folders in the folder; or, should it be a checkout itself, that one. */
function repositoriesIn(at) {
  const names = existsSync(path.join(at, ".git"))
    ? []
    : readdirSync(at)
        .filter((name) => !name.startsWith(".") && statSync(path.join(at, name)).isDirectory())
        .sort();
  if (names.length === 0) return [{ name: path.basename(path.resolve(at)), at }];
  return names.map((name) => ({ name, at: path.join(at, name) }));
}

/** Every file of VCL below a folder: what was found in it, and whether formatting keeps it. */
function look(at) {
  const inputs = edgewall
    .findVcl(at, ["."])
    .filter((found) => "absolute" in found)
    .map((found) => ({ ...found, read: edgewall.readVcl(found) }))
    .filter(({ read }) => !("fault" in read))
    .map(({ absolute, file, read }) => ({ absolute, file, text: read.text }));
  const units = values.apart ? inputs.map((input) => [input]) : [inputs];
  const found = new Map(units.flatMap((unit) => [...edgewall.lintVcl(unit, {})]));
  return inputs.map(({ file, text }) => {
    const isRead = edgewall.parseVcl(text).problems.length === 0;
    const diagnostics = found.get(file) ?? [];
    return { file, diagnostics, isRead, isStable: isRead && isStable(text) };
  });
}

/** The formatted text is the same program with the same comments, and formatting it again changes nothing. */
function isStable(text) {
  const once = edgewall.formatVcl(text);
  if (!once.ok) return false;
  const twice = edgewall.formatVcl(once.text);
  return twice.ok && twice.text === once.text;
}

function list(name, files) {
  for (const { file, diagnostics } of files)
    for (const { severity, line, code, message } of diagnostics)
      console.log([severity, `${name}/${file}:${line}`, code, message].join("\t"));
}

function printTable(repositories) {
  const rows = repositories.map(({ name, files }) => [
    name,
    files.length,
    files.filter(({ isRead }) => isRead).length,
    files.filter(({ isStable }) => isStable).length,
    files.filter(({ isRead, diagnostics }) => isRead && diagnostics.every(isInfo)).length,
    count(files, "error"),
    count(files, "warning"),
    count(files, "info"),
  ]);
  const total = rows[0]
    ?.map((_, column) => rows.reduce((sum, row) => sum + Number(row[column]), 0))
    .with(0, "all");
  const header = ["repository", "files", "parse", "format stably", "check clean"];
  printRows([...header, "errors", "warnings", "infos"], total ? [...rows, total] : rows);
}

function isInfo({ severity }) {
  return severity === "info";
}

/** Findings in files that are VCL. */
function count(files, wanted) {
  return files
    .filter(({ isRead }) => isRead)
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ severity }) => severity === wanted).length;
}

function printNotRead(repositories) {
  const rows = repositories.flatMap(({ name, files }) =>
    files
      .filter(({ isRead }) => !isRead)
      .map(({ file, diagnostics: [first] }) => [`${name}/${file}`, first?.line, first?.message]),
  );
  if (rows.length > 0) printRows(["does not parse", "line", "first problem"], rows);
}

function printCodes(repositories) {
  const counts = new Map();
  for (const { name, files } of repositories)
    for (const { isRead, diagnostics } of files)
      for (const { code, severity } of isRead ? diagnostics : []) {
        const key = `${code} ${severity}`;
        const row = counts.get(key) ?? { total: 0, names: new Set() };
        row.total++;
        row.names.add(name);
        counts.set(key, row);
      }
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { total, names }]) => [...key.split(" "), total, names.size]);
  printRows(["code", "severity", "findings", "repositories"], rows);
}

/** A table of Markdown. */
function printRows(header, rows) {
  const lines = [header, header.map(() => "---"), ...rows];
  for (const cells of lines)
    console.log(`| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`);
  console.log();
}

/** Node.js reads no TypeScript by itself. */
async function load() {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const temporary = mkdtempSync(path.join(tmpdir(), "edgewall-corpora-"));
  try {
    const outfile = path.join(temporary, "edgewall.mjs");
    await build({
      stdin: {
        contents: `
          export { findVcl } from "./src/project/vcl/find.js";
          export { readVcl } from "./src/project/vcl/read.js";
          export { lintVcl } from "./src/project/vcl/lint.js";
          export { formatVcl } from "./src/vcl/prettier/format.js";
          export { parseVcl } from "./src/vcl/syntax/parse.js";
        `,
        resolveDir: root,
      },
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node20",
      logLevel: "warning",
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
