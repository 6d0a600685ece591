import type { Origin } from "../program/origin.js";

/** A place in a policy file; the path is relative to the project's root, lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Turns origins into places; undefined where nothing is known. */
export type Locate = (origin: Origin | undefined) => Place | undefined;

/** A place in a comment: the file and the line. */
export function describePlace(place: Place | undefined): string {
  return place === undefined ? "" : ` (${place.file}:${place.line})`;
}
