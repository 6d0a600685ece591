import type { VclProblem } from "../../problem.js";
import type { VclNode } from "../../syntax/ast/node.js";
import type { CompileProblem } from "./source.js";

export type Finding = Pick<VclProblem, "code" | "message" | "help" | "link">;

const nowhere = { start: 0, end: 0 };

/** What is wrong with a program, each once: the same text may be compiled several times. */
export class Problems {
  readonly #found = new Map<string, CompileProblem>();

  report(file: number, finding: Finding, at: VclNode): void {
    const span = at.span ?? nowhere;
    const key = `${file} ${span.start} ${span.end} ${finding.code} ${finding.message}`;
    this.#found.set(key, { ...finding, severity: "error", span, file });
  }

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  inOrder(): readonly CompileProblem[] {
    return [...this.#found.values()].sort((a, b) => a.file - b.file || a.span.start - b.span.start);
  }
}
