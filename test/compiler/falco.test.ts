import path from "node:path";
import { describe, expect, it } from "vitest";
import * as edgewall from "../../src/index.js";
import type { Program } from "../../src/program/program.js";
import { compileProject } from "../../src/project/compile-project.js";
import { compiled } from "../support/compiled.js";
import { falcoErrors, falcoMissing } from "../support/falco.js";
import { programWith } from "../support/policies.js";
import { everyRule } from "./every-rule.js";

/** What falco, which is from 2023, holds against us, with the reason. The list fails when one of them goes away. */
const explained: readonly { readonly says: RegExp; readonly because: string }[] = [
  {
    says: /^Function "url\.normalize" is not defined$/,
    because:
      "url.normalize came after 2023: https://www.fastly.com/documentation/reference/vcl/functions/strings/url-normalize/",
  },
  {
    says: /^Undefined variable "time\.now"$/,
    because:
      "time.now came after 2023: https://www.fastly.com/documentation/reference/vcl/variables/date-and-time/time-now/",
  },
  {
    says: /^Function time\.is_after expects argument 2nd as TIME but applies NULL$/,
    because: "the type of the variable it does not know",
  },
  {
    says: /requires type STRING but NEVER was assigned/,
    because: "the type of the function it does not know",
  },
];

function saidOf(vcl: string): readonly string[] {
  return falcoErrors(vcl).map(({ message }) => message);
}

function wholeVcl(files: ReadonlyMap<string, string>): string {
  return `${files.get("declarations.vcl") ?? ""}\n${files.get("main.vcl") ?? ""}`;
}

function unexplained(errors: readonly string[]): readonly string[] {
  return errors.filter((error) => !explained.some(({ says }) => says.test(error)));
}

const repository = path.resolve(import.meta.dirname, "../..");

if (falcoMissing !== undefined) console.warn(`not compared with falco: ${falcoMissing}`);

describe.skipIf(falcoMissing !== undefined)("falco", () => {
  it("finds errors where there are some", () => {
    expect(
      saidOf("sub vcl_recv {\n#FASTLY recv\nset req.http.A = nonsense.variable;\n}"),
    ).not.toEqual([]);
    expect(saidOf('sub vcl_recv {\n#FASTLY recv\nset req.http.A = "a\n}')).not.toEqual([]);
  });

  it("finds none in the campaign policy but those that are explained", async () => {
    const { services } = await compileProject(repository, "policies");
    const files =
      services.find(({ name }) => name === "campaign")?.files ?? new Map<string, string>();
    const errors = saidOf(wholeVcl(files));
    expect(unexplained(errors)).toEqual([]);
    for (const { says } of explained) expect(errors.some((error) => says.test(error))).toBe(true);
  });

  it("finds none in a policy that uses every word of the language", () => {
    const program: Program = programWith(everyRule(edgewall), {
      owner: 'x"; error 200; "',
      allow: edgewall.client.ip.in(edgewall.ipList("office", { entries: ["198.51.100.0/24"] })),
      killSwitch: edgewall.dictionary("more_settings", { off: edgewall.toggle("disabled") }).off,
    });
    expect(unexplained(saidOf(wholeVcl(compiled(program).files)))).toEqual([]);
  });
});
