import { quote } from "../../diagnostics/index.js";
import type { Problem } from "../problem.js";
import { walkProgram, type Program } from "../program.js";

/** Request headers that the policy itself sets, so that asking for them asks nothing of the client. */
export function checkOwnHeaders(program: Program): readonly Problem[] {
  const problems: Problem[] = [];
  walkProgram(program, (condition) => {
    if (!("field" in condition) || condition.field.name !== "header") return;
    const name = condition.field.key?.toLowerCase() ?? "";
    const reset = name === "fastly-client-ip" && program.fastlyClientIp === "reset";
    if (!reset && !name.startsWith("edgewall-")) return;
    problems.push({
      code: "EW1024",
      severity: "error",
      message: `the header ${quote(condition.field.key ?? "")} is set by the policy itself before the rules run`,
      help: reset
        ? 'ask `client.ip`; or say `fastlyClientIp: "keep"` where a trusted service sets the header'
        : "names that start with `Edgewall-` are edgewall's own",
      ...(condition.origin && { origin: condition.origin }),
    });
  });
  return problems;
}
