import type { Subroutine } from "../../../../src/vcl/types/index.js";

export type Judge = "edgewall" | "falco";

/** A finding of one of the two that the other does not have, and why that is right. */
export interface Difference {
  /** Who finds an error. */
  readonly by: Judge;
  readonly says: RegExp;
  /** What stands on the line of which it is said, where the message does not tell. */
  readonly on?: RegExp;
  readonly because: string;
  /** Fastly's page that decides it, or that is silent. */
  readonly page: string;
  readonly example: Example;
}

/** A statement in one of Fastly's subroutines, or a whole VCL. It must show the difference. */
export type Example =
  { readonly in: Subroutine; readonly statement: string } | { readonly vcl: string };

export function page(path: string): string {
  return `https://www.fastly.com/documentation/reference/vcl/${path}/`;
}

export function recv(statement: string): Example {
  return { in: "recv", statement };
}
