import type { Diagnostic, Severity } from "../diagnostic.js";
import { visible } from "../text.js";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/**
 * The diagnostics as workflow commands, which GitHub Actions turns into annotations: one a line, in the order
 * given; empty where there are none. They pass through a log that people read in terminals, so characters that a
 * terminal acts on are escaped.
 *
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((diagnostic) => `${command(diagnostic)}\n`).join("");
}

function command({ code, severity, message, help, link, ...place }: Diagnostic): string {
  const properties = Object.entries({ ...location(place), title: code }).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  const text = [message, help === "" ? "" : `help: ${help}`, link ? `see: ${link}` : ""]
    .filter((line) => line !== "")
    .join("\n");
  return `::${commands[severity]} ${properties.join(",")}::${escapeData(text)}`;
}

type Place = Pick<Diagnostic, "file" | "line" | "column" | "endLine" | "endColumn">;

/**
 * A line without a file means nothing, and a column nothing without a line; the runner also drops the columns of
 * a span over several lines, with a complaint in the log. GitHub's end column is the last one inside the span.
 */
function location({
  file,
  line,
  column,
  endLine,
  endColumn,
}: Place): Readonly<Record<string, string | number>> {
  if (file === undefined) return {};
  if (line === undefined) return { file };
  const oneLine = endLine === undefined || endLine === line;
  return {
    file,
    line,
    ...(endLine !== undefined && { endLine }),
    ...(oneLine && column !== undefined && { col: column }),
    ...(oneLine &&
      column !== undefined &&
      endColumn !== undefined && { endColumn: Math.max(endColumn - 1, column) }),
  };
}

function escapeData(text: string): string {
  const safe = text.replace(/[^\r\n]+/g, (part) => visible(part));
  return safe.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
