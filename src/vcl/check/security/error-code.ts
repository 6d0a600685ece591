import type { RuleSet } from "../rules.js";
import { securityFacts } from "./facts.js";
import type { Finding } from "../problems.js";

const link = "https://www.fastly.com/documentation/reference/http/http-statuses/";

/**
 * EW2072: a code of `error` that is not the customer's own.
 *
 * @see https://www.fastly.com/documentation/reference/http/http-statuses/
 */
export const errorCode: RuleSet = {
  ErrorStatement: ({ code }, context) => {
    if (code?.kind !== "IntegerLiteral" || !/^\d{1,9}$/.test(code.raw)) return;
    const finding = judge(Number(code.raw));
    if (finding !== undefined && !securityFacts(context.unit).isGenerated)
      context.report(finding, code);
  },
};

function judge(code: number): Finding | undefined {
  if (code >= 600 && code <= 699) return undefined;
  if (code < 100 || code > 999) {
    return {
      code: "EW2072",
      severity: "error",
      message: `${code} is no status`,
      help: "use a code from 600 to 699, and set the status that the client sees in vcl_error",
      link,
    };
  }
  if (code >= 700) {
    return {
      code: "EW2072",
      severity: "warning",
      message: `${code} may be Fastly's: only 600 to 699 are never used by Fastly itself`,
      help: "use a code from 600 to 699, and set the status that the client sees in vcl_error",
      link,
    };
  }
  // A refusal with the status that says so is what Fastly's page recommends.
  if (code >= 400 && code <= 499) return undefined;
  return {
    code: "EW2072",
    severity: "info",
    message: sharedBy(code),
    help: "a code from 600 to 699 is yours alone; set the status that the client sees in vcl_error",
    link,
  };
}

function sharedBy(code: number): string {
  if (code === 550) return "Fastly's own macro answers 550 before the VCL below it does";
  return code >= 500
    ? `in vcl_error this ${code} looks like an error of Fastly's own`
    : `${code} answers with Fastly's stock error page, unless vcl_error makes another`;
}
