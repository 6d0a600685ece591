import { parseVcl } from "../../../src/vcl/syntax/parse.js";
import { checkUnit, type CheckOptions, type UnitFile } from "../../../src/vcl/check/index.js";
import type { Subroutine } from "../../../src/vcl/types/subroutines.js";

/** The rules about security have tests of their own. */
const security = "EW207";

/** A case: what it shows, the VCL, and the problems it must have, as `found` writes them. */
export type Row = readonly [what: string, vcl: string, expected: readonly string[]];

/** Each problem as `severity CODE marked text`, in the order in which they come. */
export function found(vcl: string, options: CheckOptions = {}): readonly string[] {
  return foundIn([unitFile("main.vcl", vcl)], options)[0] ?? [];
}

export function foundIn(
  files: readonly UnitFile[],
  options: CheckOptions = {},
): readonly (readonly string[])[] {
  for (const { name, parsed } of files) {
    const [problem] = parsed.problems;
    if (problem !== undefined) throw new Error(`${name} does not parse: ${problem.message}`);
  }
  return checkUnit(files, options).map((problems, index) =>
    problems
      .filter(({ code }) => !code.startsWith(security))
      .map(({ severity, code, span }) =>
        `${severity} ${code} ${files[index]?.text.slice(span.start, span.end) ?? ""}`.trimEnd(),
      ),
  );
}

export function unitFile(name: string, text: string, subroutine?: Subroutine): UnitFile {
  const as = subroutine === undefined ? "auto" : "snippet";
  return {
    name,
    text,
    parsed: parseVcl(text, { as }),
    ...(subroutine === undefined ? {} : { subroutine }),
  };
}

/** Statements in one of Fastly's subroutines, with its macro. */
export function inside(subroutine: Subroutine, statements: string, before = ""): string {
  return `${before}\nsub vcl_${subroutine} {\n#FASTLY ${subroutine}\n${statements}\n}\n`;
}

export function recv(statements: string, before = ""): string {
  return inside("recv", statements, before);
}
