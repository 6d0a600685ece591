import { compile } from "../../src/compiler/compile.js";
import { defaultSettings, type Settings } from "../../src/compiler/settings.js";
import type { CompiledService } from "../../src/compiler/service.js";
import type { Program } from "../../src/program/program.js";
import { contentsOf, problemsOf } from "./policies.js";

/** Compiles a program that must be in order; inline lists get their entries. */
export function compiled(program: Program, settings: Partial<Settings> = {}): CompiledService {
  const problems = problemsOf(program);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const result = compile({
    name: "test",
    program,
    contents: contentsOf(program),
    settings: { ...defaultSettings, ...settings },
    locate: () => undefined,
  });
  if (result.service === undefined)
    throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.service;
}

/** The text of a compiled file, without the comments above the first statement. */
export function vcl(program: Program, file: string): string {
  const text = compiled(program).files.get(file) ?? "";
  return text.replace(/^(?:#.*\n)+/, "");
}
