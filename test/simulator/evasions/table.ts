import { clients } from "./clients.js";
import type { Evasion, Group } from "./evasion.js";
import { lifecycle } from "./lifecycle.js";
import { hosts, names } from "./names.js";
import { paths } from "./paths.js";
import { queries } from "./queries.js";
import { sizes } from "./sizes.js";

export const groups: readonly Group[] = [paths, queries, hosts, names, clients, lifecycle, sizes];

/** A row of the document's tables. */
export function rowOf({ sent, policy, outcome, why }: Evasion): readonly string[] {
  return [sent, policy, describe(outcome), why];
}

function describe(outcome: string): string {
  if (outcome === "passes") return outcome;
  return /^\d+$/.test(outcome) ? `${outcome}, by Fastly` : `\`${outcome}\``;
}

/** The rows of all tables in a Markdown text, without their headings. */
export function rowsIn(markdown: string): readonly (readonly string[])[] {
  return markdown
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^\| (?:what is sent|-)/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        // A bar within a cell is escaped.
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
}

/** The tables, as the document has them below its introduction. */
export function markdown(): string {
  return groups
    .map(([title, evasions]) => {
      const rows = evasions.map(
        (evasion) =>
          `| ${rowOf(evasion)
            .map((cell) => cell.replaceAll("|", "\\|"))
            .join(" | ")} |`,
      );
      return `## ${title}\n\n| what is sent | policy | outcome | why |\n| - | - | - | - |\n${rows.join("\n")}\n`;
    })
    .join("\n");
}
