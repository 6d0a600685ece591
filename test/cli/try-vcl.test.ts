import { describe, expect, it } from "vitest";
import { askVcl } from "../../src/cli/commands/try-engines.js";
import { checkVisible } from "../../src/cli/commands/try-visible.js";
import type { TryOptions } from "../../src/cli/commands/try-options.js";
import { userAgentBlock } from "../../src/index.js";
import { compiled } from "../support/compiled.js";
import { programWith } from "../support/policies.js";

/** Compiled policies do none of this yet; VCL that is made otherwise may. */
const service = compiled(programWith([userAgentBlock("ua", { startsWith: ["bot"] })]));
const withStatement = (statement: string) => ({
  ...service,
  files: new Map([
    ...service.files,
    ["main.vcl", `sub vcl_recv {\n  #FASTLY recv\n  ${statement}\n  return(lookup);\n}\n`] as const,
  ]),
});

const options: TryOptions = {
  policies: "policies",
  json: false,
  ip: "192.0.2.1",
  url: "/",
  method: "GET",
  header: [],
  set: [],
  list: [],
  seed: "1",
  engine: "vcl",
  trace: false,
};

describe("VCL that the simulator cannot run", () => {
  it("is an error that names what it does not have, and where it stands", () => {
    const question = {
      request: { ip: "192.0.2.1", country: undefined, method: "GET", url: "/", headers: [] },
      state: { toggles: new Map<string, boolean>(), lists: new Map(), seed: 1 },
    };
    expect(
      askVcl(withStatement("set req.http.X = std.nonsense(req.url);"), question, false),
    ).toEqual({
      ok: false,
      diagnostics: [
        expect.objectContaining({
          code: "EW2021",
          severity: "error",
          message: expect.stringContaining("`std.nonsense`") as string,
          file: "test/main.vcl",
          line: 3,
          column: 20,
        }),
      ],
    });
  });
});

describe("--asn and --body", () => {
  it.each([
    [{ asn: "64496" }, "if (client.as.number == 64496) { error 620; }"],
    [{ body: "x" }, 'if (req.body ~ "x") { error 620; }'],
    [{ body: "x" }, "set req.http.X = digest.hash_md5(req.postbody);"],
  ])("are taken where VCL asks: %j", (given, statement) => {
    expect(() => checkVisible({ ...options, ...given }, withStatement(statement))).not.toThrow();
    expect(() => checkVisible({ ...options, ...given }, service)).toThrow(
      "nothing in the policy asks for it",
    );
    expect(() => checkVisible({ ...options, ...given }, undefined)).toThrow(
      "nothing in the policy asks for it",
    );
  });

  it("are not asked for by a comment or a text that names them", () => {
    const named = withStatement('set req.http.X = "req.body"; # client.as.number');
    for (const given of [{ asn: "1" }, { body: "x" }]) {
      expect(() => checkVisible({ ...options, ...given }, named)).toThrow("nothing in the policy");
    }
  });
});
