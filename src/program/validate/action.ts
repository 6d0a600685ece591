import { quote } from "../../diagnostics/index.js";
import type { Origin } from "../origin.js";
import type { Problem } from "../problem.js";
import type { Response } from "../response.js";
import type { Action } from "../rule.js";
import { allowsBody } from "../statuses.js";
import { forbiddenCharacter, hasControlCharacter } from "./text.js";

/** What `randombool(n, d)` takes with room to spare: Fastly's integers are 64 bits, a double's exact ones 53. */
const largestWeight = 1_000_000;
const largestBody = 100_000;
const longestHeaderValue = 8_000;

/**
 * Headers a decision may not set, and why: the connection's own, those the edge computes, and those that
 * would have a decision stored by somebody.
 */
const refusedHeaders: Readonly<Record<string, string>> = {
  "cache-control": "a decision is never cached: edgewall sets it",
  "surrogate-control": "a decision is never cached",
  "surrogate-key": "a decision is never cached",
  expires: "a decision is never cached",
  age: "a decision is never cached",
  connection: "it belongs to the connection",
  "content-encoding": "the body is sent as it is written",
  "content-length": "the edge computes it",
  "content-range": "the edge computes it",
  "keep-alive": "it belongs to the connection",
  "proxy-authenticate": "Fastly protects it",
  "proxy-authorization": "Fastly protects it",
  te: "it belongs to the connection",
  trailer: "it belongs to the connection",
  "transfer-encoding": "it belongs to the connection",
  upgrade: "it belongs to the connection",
  "fastly-ff": "Fastly protects it",
};

export function checkAction(action: Action, origin?: Origin): readonly Problem[] {
  const report = (code: Problem["code"], message: string, help: string): Problem => ({
    code,
    severity: "error",
    message,
    help,
    ...(origin && { origin }),
  });
  switch (action.kind) {
    case "block":
      return checkResponse(action.response, report);
    case "tarpit":
      return [
        ...checkWeights(
          action.answers.map(({ weight }) => weight),
          report,
        ),
        ...action.answers.flatMap(({ response }) => checkResponse(response, report)),
      ];
  }
}

type Report = (code: Problem["code"], message: string, help: string) => Problem;

function checkWeights(weights: readonly number[], report: Report): readonly Problem[] {
  if (weights.length === 0) {
    return [
      report(
        "EW1033",
        "a tarpit needs at least one answer",
        "name two or more, so that they confuse",
      ),
    ];
  }
  return weights
    .filter((weight) => !Number.isInteger(weight) || weight < 1 || weight > largestWeight)
    .map((weight) =>
      report(
        "EW1033",
        `${weight} is not a weight`,
        `use whole numbers from 1 to ${largestWeight}: an answer's share is its weight over their sum`,
      ),
    );
}

function checkResponse(response: Response, report: Report): readonly Problem[] {
  const { status, reason, headers, body } = response;
  const problems: Problem[] = [];
  if (!Number.isInteger(status) || status < 200 || status > 999) {
    problems.push(report("EW1030", `${status} is not a final status`, "use one from 200 to 999"));
  }
  if (
    hasControlCharacter(reason) ||
    forbiddenCharacter(reason) !== undefined ||
    reason.length > 200
  ) {
    problems.push(
      report(
        "EW1030",
        `the reason ${quote(reason)} does not fit into a status line`,
        "use one line of at most 200 characters",
      ),
    );
  }
  if (status >= 300 && status < 400 && status !== 304 && !has(headers, "location")) {
    problems.push(
      report(
        "EW1031",
        `status ${status} sends the client elsewhere, but there is no Location`,
        "set one in `headers`",
      ),
    );
  }
  problems.push(...checkHeaders(headers, report));
  if (body !== "" && !allowsBody(status)) {
    problems.push(
      report("EW1032", `a ${status} has no body`, "leave the body away, or choose another status"),
    );
  }
  const forbidden = forbiddenCharacter(body);
  if (forbidden !== undefined) {
    problems.push(
      report(
        "EW1026",
        `the body holds ${forbidden}`,
        "a synthetic response is text: NUL would end it",
      ),
    );
  }
  const bytes = Buffer.byteLength(body);
  if (bytes > largestBody) {
    problems.push(
      report(
        "EW1032",
        `the body has ${bytes} bytes`,
        `${largestBody} at the most: it becomes part of the VCL, which ends at 1 MB`,
      ),
    );
  }
  return problems;
}

function checkHeaders(headers: Response["headers"], report: Report): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    const why = Object.hasOwn(refusedHeaders, lower) ? refusedHeaders[lower] : undefined;
    if (!/^[A-Za-z][A-Za-z0-9_-]{0,126}$/.test(name)) {
      problems.push(
        report(
          "EW1031",
          `${quote(name)} is not usable as a header name`,
          "use letters, digits, `-` and `_`",
        ),
      );
    } else if (why !== undefined) {
      problems.push(report("EW1031", `a decision may not set ${quote(name)}`, why));
    } else if (seen.has(lower)) {
      problems.push(
        report(
          "EW1031",
          `${quote(name)} is set twice`,
          "header names differ by more than letter case",
        ),
      );
    }
    seen.add(lower);
    if (
      hasControlCharacter(value) ||
      forbiddenCharacter(value) !== undefined ||
      value.length > longestHeaderValue
    ) {
      problems.push(
        report(
          "EW1031",
          `the value of ${quote(name)} does not fit into a header`,
          `use one line of at most ${longestHeaderValue} characters`,
        ),
      );
    }
  }
  return problems;
}

function has(headers: Response["headers"], name: string): boolean {
  return headers.some((header) => header.name.toLowerCase() === name);
}
