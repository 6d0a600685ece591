import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgewall, edgewallJson, policyFile, project } from "../support/project.js";

const good = policyFile(
  'export default policy("p", { rules: [geoBan("us", { allow: ["US"] })] });',
);

interface Found {
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
  readonly help: string;
}

/** The diagnostics of compiling these files, which must fail with exit code 2. */
async function faults(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly Found[]> {
  const root = project(files);
  const { code, json } = await edgewallJson(root, "compile");
  expect(code).toBe(2);
  expect(json.services).toEqual([]);
  const found = json.diagnostics as readonly Found[];
  for (const each of found) {
    expect(each.help).not.toBe("");
    expect(each.message).not.toMatch(/\.$/);
  }
  return found;
}

/** `code file:line:column` of each fault. */
async function placed(
  body: string,
  extra: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const found = await faults({ "policies/p.policy.ts": policyFile(body), ...extra });
  return found.map(({ code, file, line, column }) => `${code} ${file}:${line}:${column}`);
}

describe("a fault in a policy has its place", () => {
  it.each<[string, string, string]>([
    [
      "an unknown country",
      'export default policy("p", {\n  rules: [rule("x", { when: client.country.is("UK" as never), then: block() })],\n});',
      "EW1020 policies/p.policy.ts:4:44",
    ],
    [
      "a duplicate rule id",
      'const x = { when: always(), then: block() };\nexport default policy("p", { rules: [\n  rule("a", x),\n  rule("a", x),\n] });',
      "EW1011 policies/p.policy.ts:6:3",
    ],
    [
      "a name that Fastly refuses",
      'const wall = ipList("the-wall", { managed: "live" });\nexport default policy("p", { rules: [ipBan("x", { list: wall })] });',
      "EW1010 policies/p.policy.ts:3:14",
    ],
    [
      "a regular expression that PCRE reads otherwise",
      'export default policy("p", {\n  rules: [\n    rule("x", {\n      when: req.path.matches(/a\\z/),\n      then: block(),\n    }),\n  ],\n});',
      "EW1025 policies/p.policy.ts:6:22",
    ],
    [
      "a rule that matches nothing",
      'const when = all(req.method.is("GET"), req.method.is("POST"));\nexport default policy("p", { rules: [rule("x", { when, then: block() })] });',
      "EW1022 policies/p.policy.ts:3:14",
    ],
    [
      "an empty list",
      'const list = ipList("empty", { entries: [] });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
      "EW1042 policies/p.policy.ts:3:14",
    ],
    [
      "a missing list file",
      'const list = ipList("gone", { file: "lists/gone.txt" });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
      "EW1040 policies/p.policy.ts:3:14",
    ],
    [
      "a bad entry in an inline list",
      'const list = ipList("l", { entries: ["10.0.0.1/8"] });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
      "EW1041 policies/p.policy.ts:3:14",
    ],
    [
      "IPv6 blocks that a dictionary cannot be asked for",
      'const list = ipList("l", { entries: ["::1"], store: "dictionary", ipv6: { prefix: 56 } });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
      "EW1044 policies/p.policy.ts:3:14",
    ],
    [
      "a list of all addresses",
      'const list = ipList("l", { entries: ["0.0.0.0/1", "128.0.0.0/1"] });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
      "EW1023 policies/p.policy.ts:3:14",
    ],
    [
      "an unknown option",
      'export default policy("p", {\n  rules: [geoBan("x", { alow: ["US"] } as never)],\n});',
      "EW1013 policies/p.policy.ts:4:11",
    ],
    [
      "a policy that throws",
      'export default policy("p", { rules: [] });\nthrow new Error("no");',
      "EW1002 policies/p.policy.ts:4:7",
    ],
    [
      "a policy that throws what is no error",
      'export default policy("p", { rules: [] });\nthrow { get message() { throw 1; }, toString() { throw 2; } };',
      "EW1002 policies/p.policy.ts:1:1",
    ],
    [
      "no default export",
      'export const p = policy("p", { rules: [] });',
      "EW1003 policies/p.policy.ts:1:1",
    ],
    ["something else exported", "export default { rules: [] };", "EW1003 policies/p.policy.ts:1:1"],
    [
      "a syntax error",
      'export default policy("p", { rules: [ });',
      "EW1001 policies/p.policy.ts:3:39",
    ],
    ["an import that is not there", 'import "./nowhere.js";', "EW1005 policies/p.policy.ts:3:8"],
    [
      "a policy name that is a path",
      'export default policy("../p", { rules: [] });',
      "EW1010 policies/p.policy.ts:3:16",
    ],
    [
      "wide characters before the fault",
      'const é = "🌮🌮"; export default policy("../p", { rules: [] });',
      "EW1010 policies/p.policy.ts:3:34",
    ],
  ])("%s", async (_, body, expected) => {
    expect(await placed(body)).toEqual([expected]);
  });

  it("in the file that declares it, when a policy imports it", async () => {
    const lists =
      'import { ipList } from "edgewall";\nexport const wall = ipList("9", { managed: "live" });';
    expect(
      await placed(
        'import { wall } from "./shared/lists.js";\nexport default policy("p", { rules: [ipBan("x", { list: wall })] });',
        {
          "policies/shared/lists.ts": lists,
        },
      ),
    ).toEqual(["EW1010 policies/shared/lists.ts:2:21"]);
  });

  it("and all of them are told at once", async () => {
    const found = await placed(
      'const g = (id: string, c: string) => geoBan(id, { allow: [c as never] });\nexport default policy("p", { rules: [\n  geoBan("a", { allow: ["XX" as never] }),\n  geoBan("a", { block: ["YY" as never] }),\n] });',
    );
    expect(found).toEqual([
      "EW1011 policies/p.policy.ts:6:3",
      "EW1020 policies/p.policy.ts:5:3",
      "EW1020 policies/p.policy.ts:6:3",
    ]);
  });
});

describe("a fault in a list file has its line", () => {
  const policy = policyFile(
    'const list = ipList("l", { file: "lists/l.txt" });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
  );

  it("and column", async () => {
    const root = project({
      "policies/p.policy.ts": policy,
      "policies/lists/l.txt":
        "192.0.2.1\n# fine\n  evil.example.com # a host\n10.0.0.1/8\r\n300.1.1.1\n",
    });
    const file = "policies/lists/l.txt";
    const places = [
      { code: "EW1041", file, line: 3, column: 3 },
      { code: "EW1041", file, line: 4, column: 1 },
      { code: "EW1041", file, line: 5, column: 1 },
    ];
    for (const [args, expected, severity] of [
      [[], 0, "warning"],
      [["--strict"], 2, "error"],
    ] as const) {
      const { code, json } = await edgewallJson(root, "compile", ...args);
      expect(code).toBe(expected);
      expect(json.diagnostics).toMatchObject([
        { ...places[0], severity, message: expect.stringContaining("`evil.example.com`") },
        { ...places[1], severity, help: expect.stringContaining("10.0.0.0/8") },
        { ...places[2], severity },
      ]);
    }
  });

  it("the first ten of them, and how many more there are", async () => {
    const found = await faults({
      "policies/p.policy.ts": policy,
      "policies/lists/l.txt": "x\n".repeat(1_234),
    });
    // The twelfth says that nothing is left of the list.
    expect(found.map(({ code }) => code)).toEqual([
      ...Array.from({ length: 11 }, () => "EW1041"),
      "EW1042",
    ]);
    expect(found[10]?.message).toContain("1224 more");
  });

  it("whatever the file is", async () => {
    for (const bytes of [
      Buffer.alloc(1_000_000),
      Buffer.from([0xff, 0xfe, 0x00]),
      Buffer.from("a".repeat(1_000_000)),
    ]) {
      const found = await faults({ "policies/p.policy.ts": policy, "policies/lists/l.txt": bytes });
      expect(found[0]?.code).toBe("EW1041");
    }
    const folder = project({ "policies/p.policy.ts": policy });
    mkdirSync(path.join(folder, "policies/lists/l.txt"), { recursive: true });
    const { json } = await edgewallJson(folder, "compile");
    expect(json.diagnostics).toMatchObject([{ code: "EW1040" }]);
  });
});

describe("limits", () => {
  const many = Array.from(
    { length: 1_001 },
    (_, index) => `10.0.${index >> 7}.${(index & 127) * 2}`,
  ).join("\n");
  const policy = policyFile(
    'const list = ipList("l", { file: "l.txt" });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
  );

  it("of one list are kept, and the error says by how much, and what would help", async () => {
    const found = await faults({
      "policies/p.policy.ts": policy,
      "policies/l.txt": many,
      "edgewall.config.ts": "export default { limits: { shards: 1 } };",
    });
    expect(found).toMatchObject([{ code: "EW1043", file: "policies/p.policy.ts", line: 3 }]);
    // The addresses fill 10.0.0.0 to 10.0.7.212, so that halving parts at 10.0.4.0 makes two of 512 and 489.
    expect(found[0]?.message).toBe(
      "list `l` takes 1001 entries, in 2 containers where 1 are the most for a list: 489 entries over",
    );
    expect(found[0]?.help).toBe(
      "ask Fastly to raise the entries of each ACL to 2000 and say so in edgewall.config.ts: `limits: { aclEntries: 2000 }`; or allow more containers: `limits: { shards: 2 }`. Writing it takes 4 API writes, 0.004 hours of 1000 an hour",
    );
  });

  it("are the configured ones", async () => {
    const root = project({
      "policies/p.policy.ts": policy,
      "policies/l.txt": many,
      "edgewall.config.ts":
        'import { defineConfig } from "edgewall";\nexport default defineConfig({ limits: { aclEntries: 1001 } });',
    });
    const { code, json } = await edgewallJson(root, "compile");
    expect(code).toBe(0);
    expect(json.services).toMatchObject([
      { acls: [{ name: "l", list: "l", entries: 1001, managed: "file" }] },
    ]);
    const listed = readFileSync(path.join(root, "vcl-out/p/lists/l.txt"), "utf8");
    expect(listed.trim().split("\n")).toHaveLength(1_001);
    const resources = readFileSync(path.join(root, "vcl-out/p/resources.json"), "utf8");
    expect(JSON.parse(resources)).toMatchObject({ acls: [{ entries: { count: 1_001 } }] });
  });

  it("of a dictionary and of a VCL file are kept, too", async () => {
    const exact = policyFile(
      'const list = ipList("l", { file: "l.txt", store: "dictionary" });\nexport default policy("p", { rules: [ipBan("x", { list })] });',
    );
    const found = await faults({
      "policies/p.policy.ts": exact,
      "policies/l.txt": many,
      "edgewall.config.ts": "export default { limits: { shards: 1 } };",
    });
    expect(found).toMatchObject([{ code: "EW1043" }]);
    expect(found[0]?.help).toContain("`limits: { dictionaryItems: 2000 }`");
    const small = await faults({
      "policies/p.policy.ts": good,
      "edgewall.config.js": "export default { limits: { vclBytes: 100 } };",
    });
    expect(small[0]?.code).toBe("EW1050");
  });
});

describe("the configuration", () => {
  it.each<[string, string, string]>([
    [
      "an option that is none",
      "export default {\n  limit: {},\n};",
      "EW1008 edgewall.config.ts:2:3",
    ],
    [
      "an error code outside of the customer's",
      "export default {\n  errorCode: 503,\n};",
      "EW1008 edgewall.config.ts:2:3",
    ],
    [
      "limits that are no numbers",
      'export default { limits: { aclEntries: "1" } };',
      "EW1008 edgewall.config.ts:1:28",
    ],
    [
      "a policy that no file exports",
      'export default { services: [{ policy: "q" }] };',
      "EW1008 null:null",
    ],
    [
      "a service name that is a path",
      'export default { services: [{ policy: "p", name: "../x" }] };',
      "EW1008 edgewall.config.ts:1:51",
    ],
    ["a file that throws", "throw new Error('x');", "EW1002 edgewall.config.ts:1:7"],
  ])("%s", async (_, config, expected) => {
    const found = await faults({ "policies/p.policy.ts": good, "edgewall.config.ts": config });
    expect(
      found.map(
        ({ code, file, line, column }) =>
          `${code} ${file}:${line}${column === null ? "" : `:${column}`}`,
      ),
    ).toEqual([expected]);
  });
});

describe("when there is an error", () => {
  it("vcl-out keeps what it held", async () => {
    const root = project({ "policies/p.policy.ts": good });
    expect((await edgewall(root, "compile")).code).toBe(0);
    const before = readFileSync(path.join(root, "vcl-out/p/recv.vcl"), "utf8");
    writeFileSync(path.join(root, "policies/p.policy.ts"), `${good}throw new Error("broken");`);
    expect((await edgewall(root, "compile")).code).toBe(2);
    expect(readFileSync(path.join(root, "vcl-out/p/recv.vcl"), "utf8")).toBe(before);
  });

  it("one broken policy keeps the others from being written", async () => {
    const root = project({
      "policies/a.policy.ts": good,
      "policies/b.policy.ts": policyFile(
        'export default policy("b", { rules: [geoBan("x", { allow: ["XX" as never] })] });',
      ),
    });
    expect((await edgewall(root, "compile")).code).toBe(2);
    expect(existsSync(path.join(root, "vcl-out"))).toBe(false);
  });

  it("people see code, place, frame and help", async () => {
    const root = project({
      "policies/p.policy.ts":
        'import { geoBan, policy } from "edgewall";\nexport default policy("p", {\n  rules: [geoBan("x", { allow: ["UK" as never] })],\n});\n',
    });
    const { stderr, stdout } = await edgewall(root, "compile");
    expect(stdout).toBe("");
    expect(stderr).toBe(`error[EW1020] \`UK\` is not an ISO 3166 country code
  ╭─ policies/p.policy.ts:3:11
  1 │ import { geoBan, policy } from "edgewall";
  2 │ export default policy("p", {
  3 │   rules: [geoBan("x", { allow: ["UK" as never] })],
    │           ^^^^^^
  4 │ });
  5 │
  help: did you mean \`GB\`?

1 error
`);
  });

  it("machines get annotations and SARIF", async () => {
    const root = project({
      "policies/p.policy.ts": policyFile(
        'export default policy("p", { rules: [geoBan("x", { allow: ["UK" as never] })] });',
      ),
    });
    const github = await edgewall(root, "compile", "--format", "github");
    expect(github.stdout).toBe(
      "::error file=policies/p.policy.ts,line=3,endLine=3,col=38,endColumn=43,title=EW1020::`UK` is not an ISO 3166 country code%0Ahelp: did you mean `GB`?\n",
    );
    const sarif = await edgewall(root, "compile", "--format", "sarif");
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      version: "2.1.0",
      runs: [
        {
          results: [
            {
              ruleId: "EW1020",
              level: "error",
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: "policies/p.policy.ts" },
                    region: { startLine: 3 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe("output folders", () => {
  it("that hold somebody else's files are left alone", async () => {
    const root = project({ "policies/p.policy.ts": good, "src/p/precious.ts": "" });
    const { code, json } = await edgewallJson(root, "compile", "--out", "src");
    expect(code).toBe(2);
    expect(json.diagnostics).toMatchObject([{ code: "EW1051" }]);
    expect(readdirSync(path.join(root, "src/p"))).toEqual(["precious.ts"]);
  });

  it("lose what no longer compiles, and keep what is not ours", async () => {
    const root = project({ "policies/p.policy.ts": good, "vcl-out/notes/readme.txt": "keep" });
    await edgewall(root, "compile");
    writeFileSync(
      path.join(root, "policies/p.policy.ts"),
      good.replace('policy("p"', 'policy("q"'),
    );
    await edgewall(root, "compile");
    expect(readdirSync(path.join(root, "vcl-out")).sort()).toEqual(["notes", "q"]);
  });
});

describe("usage", () => {
  it("that is wrong ends with 2 and says so", async () => {
    const root = project({ "policies/p.policy.ts": good });
    expect(await edgewall(root, "compil")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("compile"),
    });
    expect(await edgewall(root, "compile", "--jsno")).toMatchObject({ code: 2 });
    expect(await edgewall(root, "compile", "--format", "xml")).toMatchObject({ code: 2 });
    expect(await edgewall(root)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Usage"),
    });
    expect(await edgewall(root, "--help")).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Usage"),
    });
    expect(await edgewall(root, "--version")).toMatchObject({ code: 0 });
  });

  it("without policies says where they are looked for", async () => {
    const empty = project({ "readme.txt": "" });
    expect((await edgewallJson(empty, "compile")).json.diagnostics).toMatchObject([
      { code: "EW1007", message: "there is no folder `policies`" },
    ]);
    const none = project({ "policies/readme.txt": "" });
    expect((await edgewallJson(none, "verify")).json.diagnostics).toMatchObject([
      { code: "EW1007" },
    ]);
  });
});
