import { describe, expect, it } from "vitest";
import { edgewallJson, edgewall, project } from "../../support/project.js";

const imports = `import { all, always, alwaysBlock, any, block, client, dictionary, geoBan, ipBan, ipList, neverBlock, not, policy, req, rule, tarpit, toggle, userAgentBlock } from "edgewall";`;

interface Compiled {
  readonly code: number;
  /** `code message` of each diagnostic. */
  readonly messages: readonly string[];
  readonly helps: readonly string[];
}

/** Compiles a policy with these declarations, rules and guardrails. */
async function compile(parts: {
  readonly declare?: string;
  readonly rules: string;
  readonly guardrails: string;
  readonly options?: string;
  readonly files?: Readonly<Record<string, string>>;
}): Promise<Compiled> {
  const root = project({
    "policies/p.policy.ts": `${imports}
${parts.declare ?? ""}
export default policy("p", { ${parts.options ?? ""}
rules: [
${parts.rules}
],
guardrails: [
${parts.guardrails}
] });
`,
    ...parts.files,
  });
  const { code, json } = await edgewallJson(root, "compile");
  const diagnostics = json.diagnostics as readonly Record<string, string>[];
  return {
    code,
    messages: diagnostics.map(({ code: id, message }) => `${id} ${message}`),
    helps: diagnostics.map(({ help = "" }) => help),
  };
}

const settings = `const settings = dictionary("settings", { ban: toggle("disabled"), open: toggle("enabled"), kill: toggle("disabled") });`;
const wall = `const wall = ipList("wall", { managed: "live" });`;

describe("guardrails with requests", () => {
  it("let a policy that keeps them compile", async () => {
    const { code, messages } = await compile({
      rules: `userAgentBlock("wp", { startsWith: ["WordPress"] })`,
      guardrails: `neverBlock("probe", { ip: "198.51.100.7", url: "/health", userAgent: "Probe/1" }),
alwaysBlock("pingback", { ip: "198.51.100.7", userAgent: "wordpress/6" }),
neverBlock("purge", { ip: "198.51.100.7", method: "PURGE", userAgent: "WordPress" })`,
    });
    expect(messages).toEqual([]);
    expect(code).toBe(0);
  });

  it("refuse a policy that breaks one, with the request, the rule and both places", async () => {
    const broken = {
      rules: `userAgentBlock("bots", { contains: ["probe"] })`,
      guardrails: `neverBlock("probe", { ip: "198.51.100.7", url: "/health", userAgent: "Probe/1" }, { reason: "it pages us" })`,
    };
    const { code, messages, helps } = await compile(broken);
    expect(code).toBe(1);
    expect(messages).toEqual([
      "EW1070 guardrail `probe` is broken: rule `bots` (policies/p.policy.ts:5) blocks GET `/health` from 198.51.100.7 (country unknown), user-agent `Probe/1`",
    ]);
    expect(helps[0]).toContain("it pages us");
    expect(helps[0]).toContain(
      "edgewall try --policy p --ip 198.51.100.7 --country unknown --url /health --header 'User-Agent: Probe/1'",
    );
  });

  it("count a tarpit as a denial, and a rule that only counts as none", async () => {
    const guarded = `neverBlock("x", { ip: "198.51.100.7", url: "/x" })`;
    const tarpit = `tarpit("t", { when: req.path.is("/x"), answers: [{ weight: 1, status: 201 }, { weight: 1, status: 402 }] })`;
    expect((await compile({ rules: tarpit, guardrails: guarded })).messages[0]).toContain(
      "rule `t` (policies/p.policy.ts:5) tarpits",
    );
    const counting = `rule("c", { mode: "count", when: req.path.is("/x"), then: block() })`;
    expect((await compile({ rules: counting, guardrails: guarded })).messages).toEqual([]);
    expect(
      (await compile({ rules: counting, guardrails: guarded.replace("never", "always") })).messages,
    ).toEqual([
      "EW1070 guardrail `x` is broken: no rule blocks GET `/x` from 198.51.100.7 (country unknown)",
    ]);
  });

  it("hold in every state of the switches", async () => {
    const rules = `geoBan("ban", { allow: ["US"], when: all(settings.ban.isEnabled(), settings.open.isDisabled()) })`;
    const never = await compile({
      declare: settings,
      rules,
      guardrails: `neverBlock("staff", { ip: "198.51.100.7", country: "CA" })`,
    });
    expect(never.messages[0]).toContain("with `settings.ban` enabled, `settings.open` disabled");
    expect(never.helps[0]).toContain("--set settings.ban=on --set settings.open=off");
    const always = await compile({
      declare: settings,
      rules,
      guardrails: `alwaysBlock("canada", { ip: "198.51.100.7", country: "CA" })`,
    });
    expect(always.messages).toHaveLength(1);
  });

  it("find the state among more switches than can all be tried", async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `t${index}`);
    const { messages } = await compile({
      declare: `const many = dictionary("many", { ${keys.map((key) => `${key}: toggle("disabled")`).join(", ")} });`,
      rules: `rule("r", { when: all(req.path.is("/x"), ${keys.map((key, index) => `many.${key}.${index % 3 === 0 ? "isEnabled" : "isDisabled"}()`).join(", ")}), then: block() })`,
      guardrails: `neverBlock("x", { ip: "198.51.100.7", url: "/x" })`,
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain("`many.t27` enabled");
    expect(messages[0]).toContain("`many.t28` disabled");
  });

  it("hold while the kill switch is off, and say so where it was created on", async () => {
    const broken = (initial: string) =>
      compile({
        declare: settings.replace(`kill: toggle("disabled")`, `kill: toggle("${initial}")`),
        options: "killSwitch: settings.kill,",
        rules: `rule("r", { when: req.path.is("/x"), then: block() })`,
        guardrails: `neverBlock("x", { ip: "198.51.100.7", url: "/x" }), alwaysBlock("x2", { ip: "198.51.100.7", url: "/x" })`,
      });
    expect((await broken("disabled")).messages).toEqual([
      "EW1070 guardrail `x` is broken: rule `r` (policies/p.policy.ts:5) blocks GET `/x` from 198.51.100.7 (country unknown)",
    ]);
    expect((await broken("enabled")).messages[0]).toContain("with `settings.kill` disabled");
  });

  it("take live lists for empty", async () => {
    const { messages } = await compile({
      declare: wall,
      rules: `ipBan("wall", { list: wall })`,
      guardrails: `neverBlock("office", { ip: "198.51.100.7" })`,
    });
    expect(messages).toEqual([]);
  });

  it("refuse requests that cannot be", async () => {
    const problem = async (guardrails: string) =>
      (
        await compile({
          rules: `rule("r", { when: req.path.is("/x"), then: block() })`,
          guardrails,
        })
      ).messages;
    expect(await problem(`neverBlock("1", { ip: "192.0.2.1" })`)).toEqual([
      "EW1010 guardrail name `1` is not usable",
    ]);
    expect(
      await problem(
        `neverBlock("a", { ip: "192.0.2.1" }), alwaysBlock("a", { ip: "192.0.2.1", url: "/x" })`,
      ),
    ).toEqual(["EW1012 two guardrails are called `a`"]);
    for (const [request, code] of [
      [`{ ip: "192.0.2.0/24" }`, "EW1014"],
      [`{ ip: "192.0.2.1", country: "UK" }`, "EW1020"],
      [`{ ip: "192.0.2.1", method: "a b" }`, "EW1021"],
      [`{ ip: "192.0.2.1", url: "x" }`, "EW1014"],
      [`{ ip: "192.0.2.1", url: "/a b" }`, "EW1014"],
      [`{ ip: "192.0.2.1", headers: { "X-A": "1\\r\\nX-B: 2" } }`, "EW1014"],
      [`{ ip: "192.0.2.1", headers: { "X A": "1" } }`, "EW1014"],
      [`{ ip: "192.0.2.1", agent: "x" }`, "EW1013"],
      [`{ }`, "EW1014"],
      [`[]`, "EW1022"],
      [`any()`, "EW1022"],
      [`"x"`, "EW1014"],
    ] as const) {
      const messages = await problem(`neverBlock("a", ${request} as never)`);
      const codes = messages.map((message) => message.slice(0, 6));
      expect({ request, codes }).toEqual({ request, codes: [code] });
    }
    expect(await problem(`"x" as never`)).toEqual([
      "EW1014 `policy()`: item 1 of `guardrails` is `x`",
    ]);
  });
});

describe("guardrails with conditions", () => {
  /** The broken guardrail's message; undefined when none is found. */
  async function broken(
    rules: string,
    guardrail: string,
    declare = "",
  ): Promise<string | undefined> {
    const { messages } = await compile({ rules, guardrails: guardrail, declare });
    return messages[0];
  }

  const lists = `const office = ipList("office", { entries: ["192.0.2.0/25", "2001:db8::/48"] });
const rack = ipList("rack", { entries: ["192.0.2.64/26", "198.51.100.128/25"] });`;

  it("find an address where two lists meet, and behind a block's end", async () => {
    expect(
      await broken(
        `ipBan("rack", { list: rack })`,
        `neverBlock("office", client.ip.in(office))`,
        lists,
      ),
    ).toContain("rule `rack` (policies/p.policy.ts:6) blocks GET `/` from 192.0.2.64");
    expect(
      await broken(
        `ipBan("rack", { list: rack })`,
        `alwaysBlock("office", client.ip.in(office))`,
        lists,
      ),
    ).toContain("no rule blocks GET `/` from 192.0.2.1");
    expect(
      await broken(
        `rule("most", { when: all(client.ip.in(office), not(client.ip.in(rack))), then: block() })`,
        `alwaysBlock("rack", all(client.ip.in(rack), req.path.is("/x")))`,
        lists,
      ),
    ).toMatch(/no rule blocks GET `\/x` from (192\.0\.2\.64|198\.51\.100\.128) /);
    expect(
      await broken(
        `rule("half", { when: client.ip.in(half), then: block() })`,
        `alwaysBlock("ten", client.ip.in(ten))`,
        `const ten = ipList("ten", { entries: ["10.0.0.0/8"] });
         const half = ipList("half", { entries: ["10.0.0.0/9"] });`,
      ),
    ).toContain("from 10.128.0.0 ");
  });

  it.each([
    [`req.path.within("/admin")`, `req.path.endsWith(".php")`],
    [`req.path.matches(/^\\/v[0-9]{2}\\//)`, `req.path.contains("donate")`],
    [`req.query("id").is("a b&c")`, `req.path.startsWith("/x/")`],
    [`req.query("a").exists()`, `req.query("b").startsWith("1")`],
    [`req.url.is("/a?b=c")`, `req.path.is("/a")`],
    [`req.cookie("sid").exists()`, `req.cookie("lang").is("de")`],
    [`req.header("X-Token").matches(/^[a-f0-9]{8}$/)`, `req.userAgent.contains("Bot")`],
    [`req.userAgent.raw.startsWith("Moz")`, `req.userAgent.contains("BOT")`],
    [`req.host.is("www.example.org")`, `not(req.userAgent.exists())`],
    [`client.country.oneOf(["DE", "FR"])`, `not(client.country.is("DE"))`],
    [`req.method.oneOf(["PUT", "PATCH"])`, `req.method.isNot("PUT")`],
    [`req.path.is("/café")`, `not(client.country.isUnknown())`],
    [`req.path.raw.contains("%2e")`, `req.path.is("/x")`],
    [`req.path.raw.contains("//")`, `req.path.startsWith("/wp-")`],
    [`settings.ban.isEnabled()`, `all(settings.open.isDisabled(), req.path.is("/x"))`],
  ])("find a request for %s and %s", async (guarded, denied) => {
    const found = await broken(
      `rule("r", { when: ${denied}, then: block() })`,
      `neverBlock("g", ${guarded})`,
      settings,
    );
    expect(found).toMatch(/^EW1070 guardrail `g` is broken: rule `r`/);
  });

  it("find what passes between the rules, or by the allow-list", async () => {
    const rules = `rule("a", { when: all(req.path.within("/api"), req.method.is("POST")), then: block() }),
rule("b", { when: all(req.path.within("/api"), client.country.isNot("US")), then: block() })`;
    expect(await broken(rules, `alwaysBlock("api", req.path.within("/api"))`)).toMatch(
      /no rule blocks GET `\/api` from \S+ \(US\)/,
    );
    const { messages } = await compile({
      options: `allow: req.header("X-Staff").is("1"),`,
      rules: `rule("a", { when: req.path.is("/x"), then: block() })`,
      guardrails: `alwaysBlock("x", req.path.is("/x"))`,
    });
    expect(messages[0]).toContain("x-staff `1`");
  });

  it("are content where nothing breaks them", async () => {
    const { messages } = await compile({
      declare: `${lists}\n${settings}`,
      options: `allow: any(client.ip.in(office), req.cookie("staff").is("yes")),`,
      rules: `geoBan("us", { allow: ["US"], when: settings.ban.isEnabled() }),
ipBan("rack", { list: rack }),
rule("post", { when: all(req.method.is("POST"), req.path.is("/x")), then: block() })`,
      guardrails: `neverBlock("office", client.ip.in(office)),
neverBlock("staff", req.cookie("staff").is("yes")),
neverBlock("gets", all(req.method.is("GET"), client.country.is("US"), not(client.ip.in(rack)))),
alwaysBlock("posts", all(req.method.is("POST"), req.path.is("/x"), not(client.ip.in(office)), not(req.cookie("staff").exists())))`,
    });
    expect(messages).toEqual([]);
  });

  it("speak of live lists where they name them", async () => {
    const onWall = `alwaysBlock("walled", client.ip.in(wall))`;
    expect(await broken(`ipBan("wall", { list: wall })`, onWall, wall)).toBeUndefined();
    expect(
      await broken(`ipBan("wall", { list: wall, when: req.method.is("POST") })`, onWall, wall),
    ).toContain(
      "no rule blocks GET `/` from 192.0.2.1 (country unknown) with the address on `wall`",
    );
  });

  it("say when no request could be found to check", async () => {
    const { code, messages } = await compile({
      rules: `rule("r", { when: req.path.is("/x"), then: block() })`,
      guardrails: `neverBlock("odd", req.header("X").matches(/^(?=.*q)(?=.*z)[^a]{40}$/))`,
    });
    expect(messages).toEqual([
      "EW1071 guardrail `odd` is not checked: no request was found that satisfies its condition",
    ]);
    expect(code).toBe(0);
  });

  it("read lists of their own, which have no place at the edge", async () => {
    const root = project({
      "policies/office.txt": "192.0.2.0/24\n",
      "policies/p.policy.ts": `${imports}
const office = ipList("office", { file: "office.txt" });
const rules = [rule("r", { when: req.path.is("/x"), then: block() })];
export default policy("p", { rules, guardrails: [neverBlock("office", all(client.ip.in(office), req.method.is("GET")))] });
`,
    });
    const { json } = await edgewallJson(root, "compile");
    expect(json.diagnostics).toEqual([
      expect.objectContaining({ message: expect.stringContaining("from 192.0.2.1 ") }),
    ]);
  });
});

describe("commands", () => {
  it("refuse a broken guardrail with exit code 1, and leave what the policy means alone", async () => {
    const policy = (guardrails: string) => `${imports}
const office = ipList("office", { entries: ["192.0.2.0/24"] });
export default policy("p", { rules: [rule("r", { when: req.path.is("/x"), then: block() })],${guardrails} });
`;
    const plain = project({ "policies/p.policy.ts": policy("") });
    const kept = project({
      "policies/p.policy.ts": policy(
        `guardrails: [neverBlock("office", all(client.ip.in(office), not(req.path.is("/x"))))]`,
      ),
    });
    const releases = await Promise.all(
      [plain, kept].map(async (root) => {
        const { code, json } = await edgewallJson(root, "compile");
        expect(code).toBe(0);
        return json.services;
      }),
    );
    expect(releases[1]).toEqual(releases[0]);

    const broken = project({
      "policies/p.policy.ts": policy(`guardrails: [neverBlock("office", client.ip.in(office))]`),
    });
    for (const command of ["compile", "verify", "test"]) {
      const { code, stderr } = await edgewall(broken, command);
      expect({ command, code }).toEqual({ command, code: 1 });
      expect(stderr).toContain("EW1070");
      expect(stderr).toContain("policies/p.policy.ts:3");
    }
  });
});
