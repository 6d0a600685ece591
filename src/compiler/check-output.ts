import type { Problem } from "../program/problem.js";
import type { Program } from "../program/program.js";
import type { Settings } from "./settings.js";
import { checkUnit } from "../vcl/check/index.js";
import type { VclProblem } from "../vcl/problem.js";
import { parseVcl } from "../vcl/syntax/index.js";

/**
 * Reads the compiled VCL back and checks it, as `edgewall lint` would. An error in it is a fault of the
 * compiler's, and nothing is written: better no new VCL than VCL that Fastly refuses in the middle of a push.
 *
 * @param printed the compiled files; main.vcl holds all that the snippets do
 */
export function checkOutput(
  printed: ReadonlyMap<string, { readonly text: string }>,
  program: Program,
  { vclBytes }: Settings["limits"],
): readonly Problem[] {
  const files = ["declarations.vcl", "main.vcl"].map((name) => {
    const text = printed.get(name)?.text ?? "";
    return { name, text, parsed: parseVcl(text, { as: "file" }) };
  });
  const checked = checkUnit(files, { limits: { vclFileBytes: vclBytes } });
  return files.flatMap(({ name, text, parsed }, index) =>
    [...parsed.problems, ...(checked[index] ?? [])]
      .filter(({ severity }) => severity === "error")
      .map((problem) => fault(name, text, problem, program)),
  );
}

function fault(
  name: string,
  text: string,
  { code, message, span }: VclProblem,
  { origin }: Program,
): Problem {
  const line = text.slice(0, span.start).split("\n").length;
  return {
    code: "EW1090",
    severity: "error",
    message: `the compiled VCL is wrong (${name}, line ${line}, ${code}): ${message}`,
    help: "this is a fault of edgewall; please report it with the policy. Nothing was written",
    ...(origin && { origin }),
  };
}
