import { parseAddress } from "../../addresses/index.js";
import { didYouMean, quote } from "../../diagnostics/index.js";
import type { Condition } from "../condition.js";
import { countryCodes, isCountryCode } from "../countries.js";
import type { Guardrail } from "../guardrail.js";
import type { Problem } from "../problem.js";
import type { Request } from "../request.js";
import { checkMetadata } from "./metadata.js";
import { hasControlCharacter } from "./text.js";

/**
 * What is wrong with guardrails by themselves; whether the policy keeps them is seen when it is compiled.
 *
 * @param checkGuarded what is wrong with a condition
 */
export function checkGuardrails(
  guardrails: readonly Guardrail[],
  checkGuarded: (condition: Condition) => readonly Problem[],
): readonly Problem[] {
  const seen = new Set<string>();
  return guardrails.flatMap((guardrail) => {
    const { name, guarded, origin } = guardrail;
    const taken = seen.has(name);
    seen.add(name);
    return [
      ...checkName(guardrail, taken),
      ...checkMetadata(guardrail, origin),
      ...(guarded.kind === "condition"
        ? checkGuarded(guarded.condition)
        : checkRequests(guarded.requests, guardrail)),
    ];
  });
}

function checkName({ name, origin }: Guardrail, taken: boolean): readonly Problem[] {
  const at = origin && { origin };
  if (!/^[A-Za-z][\w-]{0,99}$/.test(name)) {
    return [
      {
        code: "EW1010",
        severity: "error",
        message: `guardrail name ${quote(name)} is not usable`,
        help: "start with a letter, go on with letters, digits, `_` or `-`, 100 at the most",
        ...at,
      },
    ];
  }
  if (!taken) return [];
  return [
    {
      code: "EW1012",
      severity: "error",
      message: `two guardrails are called ${quote(name)}`,
      help: "give each guardrail its own name: messages tell them apart by it",
      ...at,
    },
  ];
}

function checkRequests(
  requests: readonly Request[],
  { name, origin }: Guardrail,
): readonly Problem[] {
  const problem = (code: Problem["code"], message: string, help: string): Problem => ({
    code,
    severity: "error",
    message: `guardrail ${quote(name)}: ${message}`,
    help,
    ...(origin && { origin }),
  });
  if (requests.length === 0) {
    return [problem("EW1022", "no requests guard nothing", "name at least one request")];
  }
  return requests.flatMap((request) =>
    faultsOf(request).map(({ code, message, help }) => problem(code, message, help)),
  );
}

type Fault = Pick<Problem, "code" | "message" | "help">;

const longestUrl = 8_000;

/** Why a request cannot be one; empty when it can. */
function faultsOf({ ip, country, method, url, headers }: Request): readonly Fault[] {
  const faults: Fault[] = [];
  if (parseAddress(ip) === undefined) {
    faults.push({
      code: "EW1014",
      message: `${quote(ip)} is not an IP address`,
      help: "give one address; for a block, ask a condition with `client.ip.in(...)`",
    });
  }
  if (country !== undefined && !isCountryCode(country)) {
    const meant = didYouMean(country.toUpperCase(), countryCodes);
    faults.push({
      code: "EW1020",
      message: `${quote(country)} is not an ISO 3166 country code`,
      help:
        meant === undefined
          ? "use two capital letters, such as US; leave it away for unknown"
          : `did you mean \`${meant}\`?`,
    });
  }
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(method)) {
    faults.push({
      code: "EW1021",
      message: `${quote(method)} is not an HTTP method`,
      help: "use one such as GET or POST",
    });
  }
  if (
    !url.startsWith("/") ||
    url.length > longestUrl ||
    /[\s#]/.test(url) ||
    hasControlCharacter(url)
  ) {
    faults.push({
      code: "EW1014",
      message: `${quote(url)} is not what a request line holds`,
      help: "start with `/` or `https://`, and write spaces and `#` as escapes",
    });
  }
  for (const [name, value] of headers) {
    if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/.test(name) && !hasControlCharacter(value)) continue;
    faults.push({
      code: "EW1014",
      message: `header ${quote(`${name}: ${value}`)} cannot be sent`,
      help: "names are tokens, and values have no line breaks",
    });
  }
  return faults;
}
