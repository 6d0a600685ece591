import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "../compiler/place.js";
import type { Origin } from "../program/origin.js";

export interface SourcePlace {
  /** Absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const frame =
  /^\s*at (?:.*\()?(file:\/\/\/.*?|\/.*?|[A-Za-z]:[\\/].*?)(?:\?[^:]*)?:(\d+):(\d+)\)?$/;

/** Where an author wrote something, by the stack of a test runner, which has mapped it to source files. */
export function sourceOf(origin: Origin | undefined): SourcePlace | undefined {
  const stack: unknown = origin?.capturedAt.stack;
  if (typeof stack !== "string") return undefined;
  for (const text of stack.split("\n")) {
    const [, file, line, column] = frame.exec(text) ?? [];
    if (file === undefined) continue;
    return {
      file: file.startsWith("file://") ? fileURLToPath(file) : file,
      line: Number(line),
      column: Number(column),
    };
  }
  return undefined;
}

/** The same, as messages show it. */
export function placeIn(root: string, origin: Origin | undefined): Place | undefined {
  const source = sourceOf(origin);
  if (source === undefined) return undefined;
  const { file, line, column } = source;
  return { file: path.relative(root, file).split(path.sep).join("/"), line, column };
}
