import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import {
  renderGithub,
  renderSarif,
  renderTerminal,
  type Diagnostic,
} from "../diagnostics/index.js";
import { hasColor, type Io } from "./io.js";
import { version } from "./version.js";

/** How a command that reports on source lines speaks. */
export type Format = "text" | "github" | "sarif";

export const formats: readonly Format[] = ["text", "github", "sarif"];

/** Writes one JSON document on stdout, and nothing else. */
export function writeJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, undefined, 2)}\n`);
}

/** Diagnostics in the form that was asked for: for people on stderr, for machines on stdout. */
export function report(
  io: Io,
  root: string,
  diagnostics: readonly Diagnostic[],
  format: Format,
): void {
  switch (format) {
    case "github":
      io.stdout.write(renderGithub(diagnostics));
      return;
    case "sarif":
      writeJson(io, renderSarif(diagnostics, { version }));
      return;
    case "text":
      if (diagnostics.length === 0) return;
      io.stderr.write(
        renderTerminal(diagnostics, {
          color: hasColor(io.stderr, io.env),
          readSource: (file) => readSource(path.resolve(root, file)),
        }),
      );
  }
}

/** Sources are smaller; a list of addresses may have hundreds of megabytes, and is not taken apart to show a line of it. */
const largestSource = 16 * 1024 * 1024;

function readSource(file: string): string | undefined {
  try {
    if (statSync(file).size > largestSource) return undefined;
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
