import { describe, expect, it } from "vitest";
import { budgetProblems, budgetsOf, type Budgets } from "../../src/compiler/budgets/index.js";
import type { Container } from "../../src/compiler/layout.js";
import { defaultSettings, type Limits } from "../../src/compiler/settings.js";
import { dictionary, geoBan, ipBan, ipList, tarpit, toggle } from "../../src/index.js";
import { parseVcl, type Statement } from "../../src/vcl/syntax/index.js";
import { compiled } from "../support/compiled.js";
import { programWith } from "../support/policies.js";

const { limits } = defaultSettings;
const program = programWith([geoBan("us", { allow: ["US"] })]);

function statementsOf(vcl: string): readonly Statement[] {
  const { root, problems } = parseVcl(vcl, { as: "snippet" });
  if (root.kind !== "Snippet" || problems.length > 0) throw new Error("not a snippet");
  return root.body;
}

interface Parts {
  readonly containers?: readonly Container[];
  readonly vcl?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly limits?: Partial<Limits>;
}

function budgets({ containers = [], vcl = "", files = {}, limits: own = {} }: Parts): Budgets {
  return budgetsOf({
    layout: {
      acls: containers.filter((container) => container.kind === "acl"),
      dictionaries: containers.filter((container) => container.kind === "dictionary"),
      byList: new Map(),
    },
    statements: statementsOf(vcl),
    files: new Map(Object.entries(files)),
    limits: { ...limits, ...own },
  });
}

function problems(parts: Parts): readonly string[] {
  return budgetProblems(budgets(parts), program).map(({ code, severity, message }) =>
    [code, severity, message].join(" "),
  );
}

function used(group: readonly { readonly name: string; readonly used: number }[]) {
  return Object.fromEntries(group.map(({ name, used: amount }) => [name, amount]));
}

function acl(name: string, list: string, size: number): Container {
  const entries = Array.from({ length: size }, (_, index) => `10.${index >> 8}.${index & 255}.1`);
  return { kind: "acl", name, list, managed: "file", entries };
}

function toggles(name: string, size: number): Container {
  const items = new Map(Array.from({ length: size }, (_, index) => [`t${index}`, "enabled"]));
  return { kind: "dictionary", name, list: undefined, managed: "live", items };
}

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join("\n");

describe("a small policy", () => {
  const settings = dictionary("settings", { on: toggle("enabled") });
  const service = compiled(
    programWith([
      geoBan("us", { allow: ["US"], when: settings.on.isEnabled() }),
      ipBan("bad", { list: ipList("bad", { entries: ["192.0.2.1", "198.51.100.0/24"] }) }),
      ipBan("wall", { list: ipList("wall", { store: "dictionary", managed: "live" }) }),
      tarpit("t", {
        when: settings.on.isEnabled(),
        answers: [
          { weight: 1, status: 201, json: { a: "1" } },
          { weight: 1, status: 402, body: "né", headers: { "X-A": "é" } },
        ],
      }),
    ]),
  );
  const manifest = JSON.parse(service.files.get("manifest.json") ?? "") as {
    readonly budgets: Budgets;
  };

  it("writes all of it into the manifest", () => {
    const { vcl, ...rest } = manifest.budgets;
    expect(rest).toEqual({
      acls: [{ name: "bad", list: "bad", used: 2, limit: 1000, unit: "entries" }],
      dictionaries: [{ name: "settings", used: 1, limit: 1000, unit: "items" }],
      lists: [],
      shards: [],
      items: [
        { name: "longest dictionary key", used: 2, limit: 256, unit: "characters" },
        { name: "longest dictionary value", used: 7, limit: 8000, unit: "characters" },
      ],
      // Edgewall-Passed, Fastly-Client-IP and Fastly-Purge-Requires-Auth.
      requests: [{ name: "request headers", used: 3, limit: 200, unit: "headers" }],
      responses: [
        // Cache-Control, Content-Type and X-A of the second answer.
        { name: "response headers", used: 3, limit: 85, unit: "headers" },
        // `Cache-Control: private, no-store`, `Content-Type: text/plain; charset=utf-8`, `X-A: é`, each with CRLF.
        { name: "response header bytes", used: 34 + 41 + 9, limit: 69_000, unit: "bytes" },
        // `{"a":"1"}`
        { name: "largest body", used: 9, limit: 1_000_000, unit: "bytes" },
      ],
      control: [
        { name: "error codes", used: 1, limit: 100, unit: "codes" },
        { name: "restarts", used: 0, limit: 3, unit: "restarts" },
      ],
      // Three containers, and a batch each for the two that are created with content.
      api: [{ name: "API writes of a first push", used: 5, limit: 1000, unit: "writes" }],
    });
    expect(used(vcl)).toEqual(
      Object.fromEntries(
        ["recv", "error", "miss", "pass", "main", "declarations"].map((name) => [
          `${name}.vcl`,
          Buffer.byteLength(service.files.get(`${name}.vcl`) ?? ""),
        ]),
      ),
    );
  });

  it("says the same in the manifest and to the commands", () => {
    expect(service.budgets).toEqual(manifest.budgets);
  });
});

describe("lists in several containers", () => {
  const shards = (count: number) =>
    Array.from({ length: count }, (_, index) => acl(`wall_${index}`, "wall", 10 + index));

  it("have a line for each container up to four, and one for the list", () => {
    const found = budgets({ containers: shards(4) });
    expect(found.acls.map(({ name }) => name)).toEqual(["wall_0", "wall_1", "wall_2", "wall_3"]);
    expect(found.lists).toEqual([
      { name: "wall", used: 13, limit: 1000, unit: "entries", shards: 4, total: 46 },
    ]);
    expect(found.shards).toEqual([{ name: "wall", used: 4, limit: 256, unit: "containers" }]);
  });

  it("have one line for all of them from five on", () => {
    const found = budgets({ containers: [...shards(64), acl("other", "other", 3)] });
    expect(found.acls.map(({ name }) => name)).toEqual(["other"]);
    expect(found.lists).toEqual([
      { name: "wall", used: 73, limit: 1000, unit: "entries", shards: 64, total: 2656 },
    ]);
  });

  it("count as containers where on-call owns the content, which nobody here knows", () => {
    const live = Array.from({ length: 8 }, (_, index): Container => ({
      kind: "dictionary",
      name: `wall_${index}`,
      list: "wall",
      managed: "live",
      items: undefined,
    }));
    const found = budgets({ containers: live });
    expect([found.dictionaries, found.lists, found.items]).toEqual([[], [], []]);
    expect([used(found.shards), used(found.api)]).toEqual([
      { wall: 8 },
      { "API writes of a first push": 8 },
    ]);
  });

  it("may be full without a word: the next entry divides them", () => {
    expect(problems({ containers: [acl("wall", "wall", 1000)] })).toEqual([]);
    expect(problems({ containers: shards(5), limits: { aclEntries: 14 } })).toEqual([]);
  });
});

describe("what the VCL uses", () => {
  it("counts each request header once, whatever its letter case, and no subfield for itself", () => {
    const { requests } = budgets({
      vcl: `set req.http.A = "1";
if (req.http.B) { set req.http.a = "2"; } else { set req.http.C:x = "3"; set bereq.http.D = "4"; }
unset req.http.E;
set var.f = "5";`,
    });
    expect(used(requests)).toEqual({ "request headers": 3 });
  });

  it("takes the headers that are set around a response for its own", () => {
    const { responses } = budgets({
      vcl: `set obj.http.A = "1";
if (req.http.X) { set obj.http.B = "22"; set obj.http.b = "333"; synthetic {"four"}; }
else { synthetic "%u{1F32E}"; }
set obj.http.C = req.http.C "x";
synthetic "";`,
    });
    // A and B, `A: 1` and `B: 333` with CRLF.
    expect(used(responses)).toEqual({
      "response headers": 2,
      "response header bytes": 6 + 8,
      "largest body": 4,
    });
  });

  it("counts codes of ours only, each once, and restarts however they are written", () => {
    const { control } = budgets({
      vcl: `error 600 "a"; if (req.http.X) { error 600 "b"; } error 699; error 599; error 700; error 403;
if (req.http.Y) { restart; } else { return(restart); }`,
    });
    expect(used(control)).toEqual({ "error codes": 2, restarts: 2 });
  });
});

/** Each limit: what takes exactly so much of it, and how the report on one more begins. */
const borders: readonly (readonly [string, number, (amount: number) => Parts])[] = [
  ["request headers", 200, (n) => ({ vcl: many(n, (i) => `set req.http.H${i} = "x";`) })],
  [
    "response headers",
    85,
    (n) => ({ vcl: `${many(n, (i) => `set obj.http.H${i} = "x";`)} synthetic "";` }),
  ],
  [
    "response header bytes",
    69_000,
    // `A: ` and CRLF are five bytes.
    (n) => ({ vcl: `set obj.http.A = "${"x".repeat(n - 5)}"; synthetic "";` }),
  ],
  [
    "largest body for resp.tarpit",
    4_000,
    (n) => ({ vcl: `synthetic "${"x".repeat(n)}"; resp.tarpit(5);` }),
  ],
  ["restarts", 3, (n) => ({ vcl: many(n, () => `if (req.http.X) { restart; }`) })],
  ["longest dictionary key", 256, (n) => ({ containers: [withItem("k".repeat(n), "v")] })],
  ["longest dictionary value", 8_000, (n) => ({ containers: [withItem("k", "v".repeat(n))] })],
  ["dictionary switches", 1_000, (n) => ({ containers: [toggles("switches", n)] })],
  ["ACL wall", 500, (n) => ({ containers: [acl("wall", "wall", n)], limits: { aclEntries: 500 } })],
  [
    "containers of list wall",
    10,
    (n) => ({
      containers: Array.from({ length: n }, (_, i) => acl(`wall${i}`, "wall", 1)),
      limits: { shards: 10 },
    }),
  ],
  [
    "recv.vcl",
    100,
    (n) => ({
      files: { "recv.vcl": "é".repeat(n / 2) + "x".repeat(n % 2) },
      limits: { vclBytes: 100 },
    }),
  ],
];

function withItem(key: string, value: string): Container {
  const items = new Map([[key, value]]);
  return { kind: "dictionary", name: "d", list: undefined, managed: "live", items };
}

describe("over a limit", () => {
  it.each(borders)("%s: %d fit, one more is an error", (label, limit, parts) => {
    const errors = (amount: number) =>
      problems(parts(amount)).filter((problem) => problem.startsWith("EW1048"));
    expect(errors(limit)).toEqual([]);
    const [error, ...others] = errors(limit + 1);
    expect(error).toMatch(
      new RegExp(
        `^EW1048 error \`${label}\` takes ${limit + 1} \\w+, 1 more than Fastly takes \\(${limit}\\)$`,
      ),
    );
    expect(others).toEqual([]);
  });

  it("has no limit but the file's for a body that resp.tarpit does not slow down", () => {
    expect(problems({ vcl: `synthetic "${"x".repeat(5_000)}";` })).toEqual([]);
  });

  it("fails a compile", () => {
    const headers = Object.fromEntries(Array.from({ length: 85 }, (_, i) => [`X-${i}`, "1"]));
    const rule = geoBan("us", { allow: ["US"], respond: { status: 403, headers } });
    expect(() => compiled(programWith([rule]))).toThrow(
      "`response headers` takes 86 headers, 1 more",
    );
  });
});

describe("close to a limit", () => {
  const warned = new Set(["ACL wall"]);

  it.each(borders.filter(([label]) => !warned.has(label) && label !== "restarts"))(
    "%s: a warning from eight tenths of %d on",
    (label, limit, parts) => {
      const from = Math.ceil(limit * 0.8);
      expect(problems(parts(from - 1))).toEqual([]);
      expect(problems(parts(from))).toEqual([
        expect.stringMatching(
          new RegExp(`^EW1049 warning \`${label}\` takes ${from} of ${limit} \\w+$`),
        ),
      ]);
      expect(problems(parts(limit)).every((problem) => problem.startsWith("EW1049"))).toBe(true);
    },
  );

  it("tells how many hours a push takes, and fails none", () => {
    const push = (apiWritesPerHour: number) =>
      // A container and two batches.
      problems({
        containers: [acl("wall", "wall", 1_001)],
        limits: { aclEntries: 2_000, apiWritesPerHour },
      });
    const label = "EW1049 warning `API writes of a first push`";
    expect(push(4)).toEqual([]);
    expect(push(3)).toEqual([`${label}: 3 of 3 an hour`]);
    expect(push(2)).toEqual([`${label}: 3 of 2 an hour, which takes 2 hours`]);
    expect(push(1)).toEqual([`${label}: 3 of 1 an hour, which takes 3 hours`]);
  });
});

it("counts on no rule that is not there", () => {
  expect(
    compiled(programWith([geoBan("a", { allow: ["US"], mode: "count" })])).budgets.control,
  ).toEqual([
    { name: "error codes", used: 0, limit: 100, unit: "codes" },
    { name: "restarts", used: 0, limit: 3, unit: "restarts" },
  ]);
});
