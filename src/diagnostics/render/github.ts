import type { Diagnostic, Severity } from "../diagnostic.js";

const commands: Record<Severity, string> = { error: "error", warning: "warning", info: "notice" };

/**
 * Workflow commands, which GitHub shows as annotations on the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ code, severity, message, help, file, line, column, endLine, endColumn }) => {
      const properties = [
        ["file", file],
        ["line", line],
        ["endLine", endLine],
        ["col", column],
        // GitHub's columns are inclusive, and refused where the place spans lines.
        ["endColumn", endColumn !== undefined && endLine === line ? endColumn - 1 : undefined],
        ["title", code],
      ] as const;
      const given = properties.flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
      );
      return `::${commands[severity]} ${given.join(",")}::${escapeData(`${message}\nhelp: ${help}`)}\n`;
    })
    .join("");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
