import picocolors from "picocolors";
import type { AddressCount } from "../../analysis/lists/index.js";
import { visible } from "../../diagnostics/index.js";
import { plural } from "../report-files.js";
import { describeContainers } from "./lists-containers.js";
import type { PolicyListReport } from "./lists.js";

type Colors = ReturnType<typeof picocolors.createColors>;

/** Names come from policies, and may be as long as Fastly allows. */
const widest = 40;

/** The lists for people: a table of all, and under it what there is to say of each. */
export function describeLists(lists: readonly PolicyListReport[], color: boolean): string {
  if (lists.length === 0) return "no policy has a list\n";
  const colors = picocolors.createColors(color);
  return [overview(lists, colors), ...lists.map((list) => details(list, colors))].join("\n");
}

interface Column {
  readonly title: string;
  readonly align: "left" | "right";
  readonly cell: (list: PolicyListReport) => string;
}

const columns: readonly Column[] = [
  { title: "list", align: "left", cell: ({ name }) => visible(name, widest) },
  { title: "policy", align: "left", cell: ({ policy }) => visible(policy, widest) },
  { title: "owner", align: "left", cell: ({ managed }) => owners[managed] },
  { title: "store", align: "left", cell: ({ store }) => store },
  { title: "entries", align: "right", cell: ({ entries }) => `${entries ?? "-"}` },
  { title: "CIDRs", align: "right", cell: ({ cidrs }) => `${cidrs ?? "-"}` },
  { title: "fullest", align: "right", cell: ({ containers }) => fullest(containers) },
  { title: "writes", align: "right", cell: ({ writes }) => `${writes}` },
];

const owners = { file: "repository", live: "on-call" } as const;

function fullest(containers: PolicyListReport["containers"]): string {
  const shares = containers.flatMap(({ share }) => (share === null ? [] : [share]));
  return shares.length === 0 ? "-" : `${Math.max(...shares)} %`;
}

function overview(lists: readonly PolicyListReport[], colors: Colors): string {
  const filled = columns.map(({ title, align, cell }) => {
    const cells = [title, ...lists.map(cell)];
    const width = Math.max(...cells.map((text) => text.length));
    return cells.map((text) => (align === "left" ? text.padEnd(width) : text.padStart(width)));
  });
  return [undefined, ...lists]
    .map((_, row) => filled.map((cells) => cells[row] ?? "").join("  "))
    .map((line, row) => `${row === 0 ? colors.bold(line) : line}\n`)
    .join("");
}

/** Titles and what belongs to them, one line each; examples on lines of their own, so that none gets long. */
function details(list: PolicyListReport, colors: Colors): string {
  const { name, source, addresses, writes, hours, overlaps, special } = list;
  const lines: (readonly [title: string, ...texts: string[]])[] = [
    ...(source === null ? [] : [["from", visible(source)] as const]),
    ...(addresses === null ? [] : [["holds", count(addresses)] as const]),
    ...describeContainers(list).map((text) => ["laid out", text] as const),
    ["to push", `${plural(writes, "API write")}, ${hours} hours of the budget`],
    ...overlaps.map(
      (found) =>
        [
          "overlaps",
          `${visible(found.list, widest)}: ${count(found.addresses)}`,
          some(found),
        ] as const,
    ),
    ...special.map(
      (found) =>
        ["special", `${found.name} (${found.rfc}): ${entries(found)}`, some(found)] as const,
    ),
    ...list.protected.map(
      (found) => ["bans", colors.yellow(`${found.name}: ${entries(found)}`), some(found)] as const,
    ),
  ];
  const rows = lines.flatMap(([title, ...texts], index) => {
    const repeated = lines[index - 1]?.[0] === title;
    const start = colors.dim((repeated ? "" : title).padEnd(8));
    return texts.map((text, row) =>
      row === 0 ? `  ${start}  ${text}\n` : `${" ".repeat(14)}${text}\n`,
    );
  });
  return `${colors.bold(visible(name, widest))}\n${rows.join("")}`;
}

function count({ v4, v6 }: AddressCount): string {
  const counts = [
    ...(v4 > 0 || v6 === "0" ? [`${v4} IPv4`] : []),
    ...(v6 === "0" ? [] : [`${v6} IPv6`]),
  ];
  return `${counts.join(" and ")} ${v4 === 1 && v6 === "0" ? "address" : "addresses"}`;
}

function entries(found: { readonly entries: number }): string {
  return plural(found.entries, "entry", "entries");
}

function some({ examples }: { readonly examples: readonly string[] }): string {
  return examples.join(", ");
}
