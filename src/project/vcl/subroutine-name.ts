import path from "node:path";
import type { Comment } from "../../vcl/syntax/ast/node.js";
import type { Root } from "../../vcl/syntax/ast/roots.js";
import { isSubroutine, type Subroutine } from "../../vcl/types/subroutines.js";

/**
 * The subroutine that a snippet belongs to: what a comment in its head says (`# edgewall: subroutine recv`), or else
 * its name. Undefined where neither tells.
 */
export function subroutineOf(
  name: string,
  { root, comments }: { readonly root: Root; readonly comments: readonly Comment[] },
): Subroutine | undefined {
  return subroutineInHead(root, comments) ?? subroutineInName(name);
}

/** What a comment says that stands in front of all code. */
function subroutineInHead(root: Root, comments: readonly Comment[]): Subroutine | undefined {
  const code = root.body[0]?.span?.start ?? Number.POSITIVE_INFINITY;
  for (const { text, span } of comments) {
    if (span !== undefined && span.start > code) return undefined;
    const name = /^\s*edgewall:\s*subroutine\s+(?:vcl_)?([a-z]+)\s*$/.exec(text)?.[1];
    if (name !== undefined && isSubroutine(name)) return name;
  }
  return undefined;
}

/**
 * What a file name says: `recv.vcl`, `vcl_recv.vcl`, `recv-block.vcl`, `block_recv.vcl`, `block.recv.vcl`, with a number
 * in front or not. A name that speaks of two says nothing.
 */
export function subroutineInName(name: string): Subroutine | undefined {
  const words = path.posix
    .basename(name)
    .toLowerCase()
    .replace(/\.vcl$/, "")
    .split(/[._-]+/)
    .filter((word) => word !== "" && word !== "vcl" && !/^\d+$/.test(word));
  const named = new Set(words.filter(isSubroutine));
  const [only] = named;
  const atEnds = words[0] === only || words.at(-1) === only;
  return named.size === 1 && atEnds ? only : undefined;
}

/** A subroutine as the command line names it, with `vcl_` or without. */
export function parseSubroutine(text: string): Subroutine | undefined {
  const name = text.replace(/^vcl_/, "");
  return isSubroutine(name) ? name : undefined;
}
