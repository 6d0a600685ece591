import { checkUnit, parseVcl, type VclProblem } from "../../vcl/index.js";
import { Assembly } from "./assembly.js";
import { unfollowedIncludes } from "./unfollowed.js";

/** More than these would help nobody. */
const mostErrors = 20;

/** The size of what is put together is Fastly's business; that of each part is checked apart. */
const anySize = 2 ** 31;

/** Nodes that were parsed have a span. */
const nowhere = { start: 0, end: 0 };

/**
 * The errors in VCL, as Fastly's compiler words them: the message, and on a second line the place. They come from
 * this project's own parser and checker.
 */
export function checkAssembly(assembly: Assembly): readonly string[] {
  const { text } = assembly;
  const parsed = parseVcl(text, { as: "file" });
  // What the parser could not read, the checker would misunderstand.
  if (parsed.problems.length > 0) return worded(assembly, parsed.problems);
  const left = unfollowedIncludes(parsed.root);
  if (left.length > 0)
    return worded(
      assembly,
      left.map(({ span = nowhere }) => ({ message: "the include cannot be followed", span })),
    );
  const limits = { vclFileBytes: anySize, snippetBytes: anySize };
  const [problems = []] = checkUnit([{ name: "generated", text, parsed }], { limits });
  return worded(
    assembly,
    problems.filter(({ severity }) => severity === "error"),
  );
}

function worded(
  assembly: Assembly,
  problems: readonly Pick<VclProblem, "message" | "span">[],
): readonly string[] {
  return problems
    .slice(0, mostErrors)
    .map(({ message, span }) => `${message}\nat: ${assembly.place(span.start)}`);
}

/** The errors in one text by itself. */
export function checkText(text: string): readonly string[] {
  const assembly = new Assembly();
  assembly.add(text, "input");
  return checkAssembly(assembly);
}
