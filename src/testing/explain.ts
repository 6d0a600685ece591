import { describePlace } from "../compiler/place.js";
import { formatCidr } from "../addresses/index.js";
import { visible } from "../diagnostics/index.js";
import { describeRequest } from "../project/guardrails/describe.js";
import type { SimulatedDecision, TraceLine } from "../simulator/index.js";
import type { AskedRequest } from "./policy.js";

/** Of the tests that were made on the way, so many are shown, and of lists so many entries. */
const mostLines = 12;
const mostEntries = 3;

/**
 * What a failing expectation has to tell: the request, the edge's state, the decision, and the tests that led to it.
 *
 * @param expectedRule the rule that was expected to decide, whose tests are shown as well
 */
export function explain(asked: AskedRequest, expectedRule: string | undefined): string {
  const edge = describeEdge(asked);
  return [
    `  request   ${describeRequest(asked.request)}`,
    ...(edge === "" ? [] : [`  edge      ${edge}`]),
    `  decision  ${describeDecision(asked, asked.decision)}`,
    ...describeTrace(asked, expectedRule),
  ].join("\n");
}

export function describeDecision(
  { service }: AskedRequest,
  { outcome, rule, status, reason, counted }: SimulatedDecision,
): string {
  const met = counted.length === 0 ? "" : `; counted by ${counted.join(", ")}`;
  if (outcome === "pass") return `pass: no rule of ${service.program.name} decides${met}`;
  const answer = visible(`${status ?? ""} ${reason ?? ""}`.trim(), 100);
  if (rule === undefined) return `Fastly itself answers ${answer}`;
  return `${outcome} by ${rule}${placeOf(rule, service)}, ${answer}${met}`;
}

/** Where a rule is in the policy. */
export function placeOf(rule: string, { rules }: AskedRequest["service"]): string {
  return describePlace(rules.find(({ id }) => id === rule)?.place);
}

function describeEdge({ state }: AskedRequest): string {
  const toggles = [...(state.toggles ?? [])].map(
    ([id, on]) => `${id} ${on ? "enabled" : "disabled"}`,
  );
  const lists = [...(state.lists ?? [])].map(([name, { cidrs }]) => {
    const shown = cidrs.slice(0, mostEntries).map(formatCidr).join(" ");
    const more = cidrs.length > mostEntries ? ` and ${cidrs.length - mostEntries} more` : "";
    return `${name}: ${shown === "" ? "nobody" : shown}${more}`;
  });
  const seed = state.seed === undefined ? [] : [`seed ${state.seed}`];
  return [...toggles, ...lists, ...seed].join("; ");
}

/** The tests of the rule that decided and of the one that should have; where no rule was asked, those that led around. */
function describeTrace(asked: AskedRequest, expectedRule: string | undefined): readonly string[] {
  const wanted = new Set([asked.decision.rule, expectedRule]);
  const tests = asked
    .trace()
    .filter(({ kind, subroutine }) => kind === "test" && subroutine === "recv");
  const shown = tests.some(({ rule }) => rule !== undefined)
    ? tests.filter(({ rule }) => rule !== undefined && wanted.has(rule))
    : tests;
  if (shown.length === 0) return [];
  return [
    "",
    "  what the compiled VCL tested:",
    ...shown.slice(0, mostLines).flatMap(describeTest),
  ];
}

function describeTest({
  file,
  line,
  text,
  holds,
  values,
  operands,
  rule,
}: TraceLine): readonly string[] {
  const owner = rule === undefined ? "" : `  # ${rule}`;
  const seen = (operands.length > 0 ? operands.flatMap((part) => part.values) : values).map(
    ({ text: name, value }) => `        ${visible(name, 80)} = ${visible(value, 120)}`,
  );
  return [
    `    ${holds === true ? "yes" : "no "} ${file}:${line} ${visible(text, 200)}${owner}`,
    ...new Set(seen),
  ];
}
