import type { VclType } from "../../types/type.js";
import type { Acl } from "../acl.js";
import { noBackend } from "../backend.js";
import { secondsToTime } from "../convert.js";
import { parseIp } from "../ip.js";
import type { Pattern } from "../pattern.js";
import { integerConstant, numberConstant, quoted, type Code } from "./code.js";
import type { Context } from "./context.js";

/** JavaScript for a value of another type; undefined where there is no way from one to the other. */
export function converted(value: Code, to: VclType, context: Context): string | undefined {
  if (value.type === to) return value.js;
  const { js } = value;
  switch (to) {
    case "STRING":
      return asText(value);
    case "BOOL":
      return truth(value);
    case "INTEGER":
      if (value.type === "FLOAT") return `floatToInteger(${js})`;
      return isTime(value.type) ? `timeToInteger(${js})` : undefined;
    case "FLOAT":
      if (value.type === "INTEGER") return asNumber(value);
      return isTime(value.type) ? `timeToFloat(${js})` : undefined;
    case "RTIME":
    case "TIME":
      return asTime(value);
    case "IP":
      return value.type === "STRING" ? asIp(value, context) : undefined;
    case "ACL":
    case "BACKEND":
    case "ID":
    case "REGEX":
    case "STRING_LIST":
    case "TABLE":
    case "VOID":
      return undefined;
  }
}

function isTime(type: VclType): boolean {
  return type === "RTIME" || type === "TIME";
}

/** A STRING that may be not set. https://www.fastly.com/documentation/reference/vcl/types/ */
export function asText(value: Code): string | undefined {
  const { js, type } = value;
  switch (type) {
    case "STRING":
      return js;
    case "BOOL":
      return `(${js} ? "1" : "0")`;
    case "INTEGER":
      return `String(${value.number ?? js})`;
    case "FLOAT":
      return `floatText(${js})`;
    case "RTIME":
      return `rtimeText(${js})`;
    case "TIME":
      return `timeText(${js})`;
    case "IP":
      return value.mayBeUnset ? `${js}?.text` : `${js}.text`;
    case "BACKEND":
      return `${js}.name`;
    case "REGEX":
      return `${js}.source`;
    case "ACL":
    case "ID":
    case "STRING_LIST":
    case "TABLE":
    case "VOID":
      return undefined;
  }
}

/** Whether the text of a value may be not set. */
export function textMayBeUnset({ type, mayBeUnset }: Code): boolean {
  return mayBeUnset && (type === "STRING" || type === "IP");
}

/** Text that is there in any case: `instead` where it is not set. */
export function certainText(value: Code, instead: string): string | undefined {
  const text = asText(value);
  if (text === undefined || !textMayBeUnset(value)) return text;
  return `(${text} ?? ${quoted(instead)})`;
}

/** A STRING and an IP are true when they are set: an empty STRING is. */
export function truth({ constant, js, mayBeUnset, type }: Code): string | undefined {
  switch (type) {
    case "BOOL":
      return js;
    case "STRING":
    case "IP":
      if (constant !== undefined) return "true";
      return mayBeUnset ? `(${js} !== undefined)` : `(${js}, true)`;
    case "ACL":
    case "BACKEND":
    case "FLOAT":
    case "ID":
    case "INTEGER":
    case "REGEX":
    case "RTIME":
    case "STRING_LIST":
    case "TABLE":
    case "TIME":
    case "VOID":
      return undefined;
  }
}

export function asNumber({ constant, js, number }: Code): string {
  if (typeof constant === "bigint") return numberConstant("FLOAT", Number(constant)).js;
  return number ?? `Number(${js})`;
}

function asTime(value: Code): string | undefined {
  switch (value.type) {
    case "RTIME":
    case "TIME":
      return value.js;
    case "INTEGER":
    case "FLOAT":
      if (typeof value.constant === "bigint" || typeof value.constant === "number")
        return numberConstant("RTIME", secondsToTime(value.constant)).js;
      return `secondsToTime(${value.js})`;
    case "STRING":
      return `textToTime(${value.js})`;
    case "ACL":
    case "BACKEND":
    case "BOOL":
    case "ID":
    case "IP":
    case "REGEX":
    case "STRING_LIST":
    case "TABLE":
    case "VOID":
      return undefined;
  }
}

function asIp(value: Code, context: Context): string {
  const { constants } = context.unit;
  if (typeof value.constant === "string") {
    const ip = parseIp(value.constant);
    return ip === undefined ? "undefined" : constants.name(ip);
  }
  const parse = constants.name(parseIp);
  return value.mayBeUnset ? `${parse}(${value.js} ?? "")` : `${parse}(${value.js})`;
}

/** An IP of a STRING or an IP. */
export function ipOf(value: Code, context: Context): string | undefined {
  return value.type === "IP"
    ? value.js
    : value.type === "STRING"
      ? asIp(value, context)
      : undefined;
}

/** What a variable holds before anything is assigned. https://www.fastly.com/documentation/reference/vcl/declarations/local-variables/ */
export function zeroOf(type: VclType, context: Context): string {
  switch (type) {
    case "INTEGER":
      return integerConstant(0n).js;
    case "FLOAT":
    case "RTIME":
    case "TIME":
      return "0";
    case "BOOL":
      return "false";
    case "ACL":
      return context.unit.constants.name(nothingInIt);
    case "BACKEND":
      return context.unit.constants.name(noBackend);
    case "REGEX":
      return context.unit.constants.name(unsatisfiable);
    case "ID":
    case "IP":
    case "STRING":
    case "STRING_LIST":
    case "TABLE":
    case "VOID":
      return "undefined";
  }
}

const nothingInIt: Acl = { name: "", matches: () => false };

/** "A regex that will never match any string." */
const unsatisfiable: Pattern = {
  source: "(?!)",
  failure: undefined,
  exec: () => undefined,
  test: () => false,
};
