import {
  clamp,
  floatText,
  floatToInteger,
  rtimeText,
  secondsToTime,
  textToTime,
  timeText,
  timeToFloat,
  timeToInteger,
} from "../convert.js";
import type { Acl } from "../acl.js";
import type { Headers } from "../headers.js";
import { sameIp, type Ip } from "../ip.js";
import type { Pattern, PatternMatch } from "../pattern.js";
import type { TraceStep } from "../trace.js";
import type { Transaction } from "../transaction.js";
import type { Value } from "../value.js";
import { reasonPhrase } from "./reason-phrases.js";
import type { State } from "./source.js";

/** A subroutine that gives back a value ended the request's subroutine instead. */
export class Ended {
  readonly state: State;

  constructor(state: State) {
    this.state = state;
  }
}

/** A header's value ends with its line. */
function line(value: string): string {
  const end = value.indexOf("\n");
  return end < 0 ? value : value.slice(0, end);
}

function setHeader(
  headers: Headers | undefined,
  name: string,
  key: string,
  value: string | undefined,
): void {
  if (value === undefined) headers?.unset(key);
  else headers?.set(name, line(value), key);
}

function addHeader(headers: Headers | undefined, name: string, value: string | undefined): void {
  if (value !== undefined) headers?.add(name, line(value));
}

/** Of parts none of which is set, the whole is not set either. */
function join(unsetPart: string, ...parts: readonly (string | undefined)[]): string | undefined {
  if (parts.every((part) => part === undefined)) return undefined;
  return parts.map((part) => part ?? unsetPart).join("");
}

/** https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/fastly-error/ */
function raise(tx: Transaction, error: "EDOM" | "EREGRECUR"): void {
  tx.settings.set("fastly.error", error);
}

function tested(tx: Transaction, pattern: Pattern, subject: string): boolean {
  const found = pattern.test(subject);
  if (!found && pattern.failure !== undefined) raise(tx, "EREGRECUR");
  return found;
}

function executed(tx: Transaction, pattern: Pattern, subject: string): PatternMatch | undefined {
  const found = pattern.exec(subject);
  if (found === undefined && pattern.failure !== undefined) raise(tx, "EREGRECUR");
  return found;
}

/** Division by zero gives 0, which Fastly does not document. */
function divide(tx: Transaction, left: bigint, right: bigint): bigint {
  if (right !== 0n) return BigInt.asIntN(64, left / right);
  raise(tx, "EDOM");
  return 0n;
}

function remainder(tx: Transaction, left: bigint, right: bigint): bigint {
  if (right !== 0n) return left % right;
  raise(tx, "EDOM");
  return 0n;
}

function multiplyByFloat(left: bigint, right: number): bigint {
  return floatToInteger(Number(left) * right);
}

function divideByFloat(tx: Transaction, left: bigint, right: number): bigint {
  return floatToInteger(divideFloat(tx, Number(left), right));
}

function remainderByFloat(tx: Transaction, left: bigint, right: number): bigint {
  return floatToInteger(remainderFloat(tx, Number(left), right));
}

function divideFloat(tx: Transaction, left: number, right: number): number {
  if (right === 0) raise(tx, "EDOM");
  return left / right;
}

function remainderFloat(tx: Transaction, left: number, right: number): number {
  if (right === 0 || Math.abs(left) === Number.POSITIVE_INFINITY) raise(tx, "EDOM");
  return left % right;
}

function scaleTime(time: number, factor: number): number {
  return toTime(time * factor);
}

function divideTime(tx: Transaction, time: number, divisor: number): number {
  if (divisor !== 0) return toTime(time / divisor);
  raise(tx, "EDOM");
  return 0;
}

function toTime(time: number): number {
  return Number.isNaN(time) ? 0 : clamp(Math.trunc(time)) || 0;
}

function rotateLeft(value: bigint, by: bigint): bigint {
  const count = BigInt.asUintN(6, by);
  const bits = BigInt.asUintN(64, value);
  return BigInt.asIntN(64, (bits << count) | (bits >> (64n - count)));
}

function rotateRight(value: bigint, by: bigint): bigint {
  return rotateLeft(value, -by);
}

function shiftLeft(value: bigint, by: bigint): bigint {
  return BigInt.asIntN(64, value << BigInt.asUintN(6, by));
}

function shiftRight(value: bigint, by: bigint): bigint {
  return value >> BigInt.asUintN(6, by);
}

function inAcl(acl: Acl, ip: Ip | undefined): boolean {
  return ip !== undefined && acl.matches(ip);
}

/** What is not set equals nothing, not even what is not set either. */
function equalTexts(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && left === right;
}

function equalIps(left: Ip | undefined, right: Ip | undefined): boolean {
  return left !== undefined && right !== undefined && sameIp(left, right);
}

function fail(tx: Transaction, status: bigint, response: string | undefined): void {
  tx.error = { status, response: response ?? reasonPhrase(status) };
}

const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes that Base64 spells, as far as it is Base64. */
function decodeBase64(text: string): string {
  let bytes = "";
  let bits = 0;
  let count = 0;
  for (const character of text) {
    const digit = base64.indexOf(character);
    if (digit < 0) break;
    bits = ((bits << 6) | digit) & 0xff_ff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += String.fromCharCode((bits >> count) & 0xff);
  }
  return bytes;
}

/** Reports a step, and passes its value on. */
function traced(
  tx: Transaction,
  file: number,
  start: number,
  end: number,
  kind: TraceStep["kind"],
  value: Value,
): Value {
  tx.trace?.step({ file, start, end, kind, value });
  return value;
}

function traceStep(tx: Transaction, file: number, start: number, end: number): void {
  tx.trace?.step({ file, start, end, kind: "statement" });
}

/** What generated code calls by these names. */
export const support = {
  Ended,
  addHeader,
  decodeBase64,
  divide,
  divideByFloat,
  divideFloat,
  divideTime,
  equalIps,
  equalTexts,
  executed,
  fail,
  floatText,
  floatToInteger,
  inAcl,
  join,
  multiplyByFloat,
  remainder,
  remainderByFloat,
  remainderFloat,
  rotateLeft,
  rotateRight,
  rtimeText,
  scaleTime,
  secondsToTime,
  setHeader,
  shiftLeft,
  shiftRight,
  tested,
  textToTime,
  timeText,
  timeToFloat,
  timeToInteger,
  toTime,
  traced,
  traceStep,
};
