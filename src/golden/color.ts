import picocolors from "picocolors";
import { visible } from "../diagnostics/index.js";

/**
 * A diff of one file for people: every line made visible, tabs kept, and coloured like git's where `color` is set.
 */
export function colorDiff(diff: string, color: boolean): string {
  const { bold, cyan, green, red } = picocolors.createColors(color);
  let inHunks = false;
  return diff
    .split("\n")
    .map((line) => {
      const text = line
        .split("\t")
        .map((part) => visible(part))
        .join("\t");
      if (text === "") return text;
      // A removed line may begin with `--`, so `---` is a header only above the first hunk.
      inHunks ||= text.startsWith("@@");
      if (!inHunks) return bold(text);
      if (text.startsWith("@@")) return cyan(text);
      if (text.startsWith("+")) return green(text);
      return text.startsWith("-") ? red(text) : text;
    })
    .join("\n");
}
