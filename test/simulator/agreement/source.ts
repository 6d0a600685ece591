import * as edgewall from "../../../src/index.js";
import { programOf } from "../../../src/policy/policy.js";
import type { Program } from "../../../src/program/program.js";
import { validate } from "../../../src/program/validate.js";

/** What policies import, without what only configuration needs. */
const names = Object.keys(edgewall);
const values: readonly unknown[] = Object.values(edgewall);

/** Runs the text of a policy. */
export function programFrom(source: string): Program {
  const made: unknown = new Function(...names, `${source.replace("export default", "return")}`)(
    ...values,
  );
  const program = programOf(made);
  if (program === undefined) throw new Error(`no policy:\n${source}`);
  return program;
}

/** Declarations that conditions refer to, for those who only want to know whether a condition is in order. */
const declarations = `
const office = ipList("office", { entries: ["192.0.2.1"] });
const exact = ipList("exact", { entries: ["192.0.2.1"], store: "dictionary" });
const wall = ipList("wall", { managed: "live" });
const wall_keys = ipList("wall_keys", { managed: "live", store: "dictionary" });
const settings = dictionary("settings", { on: toggle("enabled"), off: toggle("disabled") });
const more = dictionary("more", { on: toggle("enabled"), off: toggle("disabled") });
`;

/** Whether a rule under this condition is one that `edgewall compile` takes. */
export function isPossible(condition: string): boolean {
  return isRulePossible(`rule("r", { when: ${condition}, then: block() })`);
}

/** Whether `edgewall compile` takes a policy of this rule. */
export function isRulePossible(rule: string): boolean {
  const program = programFrom(
    `${declarations}\nexport default policy("test", { rules: [${rule}] });`,
  );
  return validate(program).length === 0;
}
