import type { Program } from "../../program/program.js";
import { unset, type Statement } from "../../vcl/syntax/index.js";
import { originHeaders } from "../names.js";

/** The policy's part of vcl_miss and vcl_pass: edgewall's own headers are nobody else's business. */
export function originRequest(program: Program): readonly Statement[] {
  const counts = program.rules.some(({ mode }) => mode === "count");
  return [unset(originHeaders.passed), ...(counts ? [unset(originHeaders.counted)] : [])];
}
