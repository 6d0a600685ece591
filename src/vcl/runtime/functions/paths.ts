import { implement } from "../implement.js";
import type { FunctionImplementations } from "./text.js";

/** POSIX's `basename()` and `dirname()`. */
export const paths: FunctionImplementations = {
  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-basename/ */
  "std.basename": implement(["STRING"], "STRING", (_tx, path = "") => {
    if (path === "") return ".";
    const end = endWithoutSlashes(path, path.length);
    return end === 0 ? "/" : path.slice(path.lastIndexOf("/", end - 1) + 1, end);
  }),

  /** @see https://www.fastly.com/documentation/reference/vcl/functions/strings/std-dirname/ */
  "std.dirname": implement(["STRING"], "STRING", (_tx, path = "") => {
    const end = endWithoutSlashes(path, path.length);
    if (end === 0) return path === "" ? "." : "/";
    const slash = path.lastIndexOf("/", end - 1);
    if (slash < 0) return ".";
    return path.slice(0, endWithoutSlashes(path, slash)) || "/";
  }),
};

function endWithoutSlashes(path: string, from: number): number {
  let end = from;
  while (end > 0 && path[end - 1] === "/") end--;
  return end;
}
