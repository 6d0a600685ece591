import pc from "picocolors";
import { visible } from "../diagnostics/index.js";

/** A unified diff as a terminal shows it; what it quotes cannot reach the terminal itself. */
export function colorDiff(diff: string, color: boolean): string {
  const colors = pc.createColors(color);
  return diff
    .split("\n")
    .map((line) => {
      const shown = visible(line.replaceAll("\t", "  "), 500);
      if (line.startsWith("+++") || line.startsWith("---")) return colors.bold(shown);
      if (line.startsWith("@@")) return colors.cyan(shown);
      if (line.startsWith("+")) return colors.green(shown);
      if (line.startsWith("-")) return colors.red(shown);
      return shown;
    })
    .join("\n");
}
