import type * as Edgewall from "../../src/index.js";

/** Rules that between them use every field, operator, store and action, and texts that want to be code. */
export function everyRule({
  all,
  always,
  answerAtRandom,
  any,
  block,
  client,
  customStatus,
  dictionary,
  geoBan,
  ipBan,
  ipList,
  not,
  req,
  rule,
  tarpit,
  toggle,
  userAgentBlock,
}: typeof Edgewall): readonly Edgewall.Rule[] {
  const settings = dictionary("settings", { on: toggle("enabled"), off: toggle("disabled") });
  const blocks = ipList("blocks", { entries: ["192.0.2.0/24", "2001:db8::/32"] });
  const exact = ipList("exact", { entries: ["192.0.2.1", "2001:db8::1"], store: "dictionary" });
  const live = ipList("live", { managed: "live" });
  const then = block();
  const fields = [
    ["host", req.host],
    ["path", req.path],
    ["path_raw", req.path.raw],
    ["url", req.url],
    ["url_raw", req.url.raw],
    ["host_raw", req.host.raw],
    ["ua", req.userAgent],
    ["ua_raw", req.userAgent.raw],
    ["header", req.header("X-Test")],
    ["cookie", req.cookie("session")],
    ["query", req.query("q")],
    ["query_raw", req.query("q").raw],
  ] as const;
  const ofTexts = fields.flatMap(([name, field]) => {
    const a = name === "host" ? "a" : "/a";
    return [
      rule(`${name}_is`, { when: field.is(a), then }),
      rule(`${name}_is_not`, { when: all(field.isNot(a), settings.on.isEnabled()), then }),
      rule(`${name}_one_of`, { when: field.oneOf([a, `${a}b`, `${a}c`, `${a}d`, `${a}e`]), then }),
      rule(`${name}_starts`, { when: field.startsWith(a), then }),
      rule(`${name}_not_starts`, {
        when: all(not(field.startsWith(a)), settings.on.isEnabled()),
        then,
      }),
      rule(`${name}_ends`, { when: field.endsWith("a"), then }),
      rule(`${name}_contains`, { when: field.contains("a.b"), then }),
      rule(`${name}_matches`, { when: field.matches(/^\/[a-z]+(?:\.php|"|%|\/)?$/), then }),
      rule(`${name}_not_matches`, {
        when: all(not(field.matches(/x*/)), settings.on.isEnabled()),
        then,
      }),
    ];
  });
  return [
    ...ofTexts,
    rule("hosts_of_one", { when: req.host.is("a.example"), then }),
    rule("empty", {
      when: any(req.header("X").is(""), req.userAgent.is(""), req.query("q").is("")),
      then,
    }),
    rule("not_empty", {
      when: all(req.userAgent.isNot(""), req.query("e").isNot("")),
      then,
      mode: "count",
    }),
    rule("exists", {
      when: any(req.cookie("a").exists(), not(req.query("b").exists()), req.userAgent.exists()),
      then,
    }),
    rule("within", { when: req.path.within("/calls"), then }),
    rule("methods", { when: req.method.oneOf(["PUT", "DELETE", "PATCH", "TRACE"]), then }),
    geoBan("allow_few", { allow: ["US", "CA"] }),
    geoBan("allow_many", { allow: ["US", "CA", "MX", "GB"], unknown: "allow" }),
    geoBan("block_many", { block: ["RU", "CN", "KP", "IR"], unknown: "block" }),
    rule("unknown", { when: client.country.isUnknown(), then }),
    ipBan("blocks", { list: blocks }),
    ipBan("exact", { list: exact, when: not(client.ip.in(blocks)) }),
    rule("neither", {
      when: not(any(client.ip.in(live), client.ip.in(exact))),
      then,
      mode: "count",
    }),
    rule("off", { when: settings.off.isDisabled(), then, mode: "count" }),
    rule("always", { when: always(), then, mode: "count" }),
    userAgentBlock("agents", {
      is: ["x"],
      startsWith: ["a", "b"],
      contains: ["bot"],
      matches: [/spider$/],
    }),
    tarpit("one", { when: req.path.is("/one"), answers: [{ weight: 3, status: 201 }] }),
    tarpit("three", {
      when: req.path.is("/three"),
      answers: [
        { weight: 1, status: 201, json: { a: ['"}', "%"] } },
        { weight: 2, status: 402, body: "no" },
        { weight: 3, status: 403 },
      ],
    }),
    rule("redirect", {
      when: req.path.is("/old"),
      then: block({ status: 301, headers: { Location: "/new?a=%20" } }),
    }),
    rule("custom", {
      when: req.path.is("/taco"),
      then: block({ status: customStatus(819), reason: "Bad Taco." }),
    }),
    rule("random", {
      when: req.path.is("/r"),
      then: answerAtRandom([
        { weight: 1, status: 201 },
        { weight: 1, status: 402 },
      ]),
    }),
    ...hostileTexts.map((text, index) =>
      rule(`hostile_${index}`, {
        when: any(req.path.contains("zz"), req.header("X-Hostile").is(text)),
        then: block({
          status: 403,
          body: text,
          headers: { "X-Echo": text.replace(/\p{Cc}/gu, " ") },
        }),
        owner: text.slice(0, 1_000),
        reason: text.slice(0, 1_000),
        ticket: text.slice(0, 1_000),
      }),
    ),
  ];
}

/** Texts that end literals and comments where they are not taken for what they are. */
export const hostileTexts: readonly string[] = [
  '"; error 200 "x"; set req.http.A = "',
  '"}; error 200; {"',
  'ends in a quote"',
  '{"long"}',
  'TAG"} {TAG"',
  "50% off, %22; %u{22}; %zz %00 %",
  "*/ error 200; /*",
  "FASTLY recv",
  "\nFASTLY recv\n#FASTLY recv",
  "first\r\nSet-Cookie: a=b\r\n\r\nsecond",
  "tab\tand\u000b\u001b[31m",
  "🌮 \u{1F469}\u200D\u{1F4BB} é \u00a0 \u2028 \u2029 \ufeff",
  "\u202Eright to left\u202C \u200f",
  'a\\"b\\',
  "// # /* comment */",
  "C! W! pragma x;",
  "x".repeat(8_000),
  '"%'.repeat(4_000),
];
