import { describe, expect, it } from "vitest";
import {
  backendProperties,
  convertsToString,
  defaultLimits,
  directors,
  isAssignmentOperator,
  isDirectorType,
  isProtectedHeader,
  isVclType,
  limits,
  mayAssign,
  mayCompare,
  namesIn,
  probeProperties,
  returnStates,
  scopeOf,
  statementScopes,
  subroutines,
  tableTypes,
  takesOperator,
} from "../../../src/vcl/types/index.js";

describe("subroutines", () => {
  it("are sets of bits", () => {
    for (const name of subroutines) expect(namesIn(scopeOf(name))).toEqual([name]);
    expect(namesIn(scopeOf("log", "recv"))).toEqual(["recv", "log"]);
    expect(namesIn(0)).toEqual([]);
  });

  // https://www.fastly.com/documentation/reference/vcl/request-lifecycle/
  it.each([
    ["recv", ["error", "lookup", "pass", "restart", "upgrade"]],
    ["hash", ["hash"]],
    ["hit", ["deliver", "error", "pass", "restart"]],
    ["miss", ["deliver_stale", "error", "fetch", "pass"]],
    ["pass", ["error", "pass"]],
    ["fetch", ["deliver", "deliver_stale", "error", "hit_for_pass", "pass", "restart"]],
    ["deliver", ["deliver", "restart"]],
    ["log", ["deliver"]],
  ] as const)("vcl_%s returns one of %j", (name, states) => {
    expect([...returnStates[name]].toSorted()).toEqual(states);
  });

  it("say where statements stand", () => {
    // https://www.fastly.com/documentation/reference/vcl/statements/error/
    expect(namesIn(statementScopes.error)).toEqual(["recv", "hit", "miss", "pass", "fetch"]);
    // https://www.fastly.com/documentation/reference/vcl/statements/restart/
    expect(namesIn(statementScopes.restart)).toEqual(["recv", "hit", "fetch", "error", "deliver"]);
    // https://www.fastly.com/documentation/reference/vcl/statements/synthetic/
    expect(namesIn(statementScopes.synthetic)).toEqual(["error"]);
  });
});

describe("assignment", () => {
  it.each([
    // https://www.fastly.com/documentation/reference/vcl/types/rtime/
    ["=", "RTIME", "RTIME", "literal", true],
    ["=", "STRING", "RTIME", "variable", true],
    // https://www.fastly.com/documentation/reference/vcl/types/regex/
    ["=", "REGEX", "STRING", "literal", true],
    ["=", "REGEX", "STRING", "variable", false],
    ["=", "REGEX", "REGEX", "variable", true],
    ["=", "STRING", "REGEX", "variable", true],
    // https://www.fastly.com/documentation/reference/vcl/variables/backend-connection/req-backend/
    ["=", "BACKEND", "BACKEND", "variable", true],
    ["=", "STRING", "BACKEND", "variable", true],
    // https://www.fastly.com/documentation/reference/vcl/functions/date-and-time/parse-time-delta/
    ["=", "RTIME", "INTEGER", "variable", true],
    ["=", "RTIME", "INTEGER", "literal", false],
    // https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/std-count/
    ["=", "STRING", "INTEGER", "variable", true],
    ["=", "STRING", "INTEGER", "literal", false],
    // https://www.fastly.com/documentation/reference/vcl/variables/cache-object/req-hash/
    ["+=", "STRING", "INTEGER", "variable", true],
    // https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/subfield/
    ["=", "RTIME", "STRING", "subfield", true],
    ["=", "RTIME", "STRING", "variable", false],
    ["=", "INTEGER", "STRING", "subfield", false],
    // https://www.fastly.com/documentation/reference/vcl/types/ip/
    ["=", "IP", "STRING", "literal", true],
    ["=", "IP", "INTEGER", "literal", false],
    ["=", "BOOL", "STRING", "literal", false],
    ["=", "INTEGER", "STRING", "variable", false],
    ["=", "STRING", "ACL", "variable", false],
    ["=", "VOID", "VOID", "variable", false],
    ["-=", "STRING", "STRING", "literal", false],
    ["|=", "INTEGER", "INTEGER", "literal", true],
    ["|=", "FLOAT", "INTEGER", "literal", false],
    ["&&=", "BOOL", "BOOL", "variable", true],
  ] as const)("`%s` on %s of %s (%s): %s", (operator, target, value, form, taken) => {
    expect(mayAssign(operator, target, value, form)).toBe(taken);
  });

  it("knows operators that cannot stand there at all", () => {
    expect(takesOperator("STRING", "*=")).toBe(false);
    expect(takesOperator("INTEGER", "rol=")).toBe(true);
    expect(isAssignmentOperator("==")).toBe(false);
    expect(isAssignmentOperator("constructor")).toBe(false);
    expect(isAssignmentOperator("||=")).toBe(true);
  });

  // https://www.fastly.com/documentation/reference/vcl/types/
  it.each(["BOOL", "FLOAT", "INTEGER", "IP", "RTIME", "TIME", "STRING", "REGEX"] as const)(
    "%s becomes text",
    (type) => {
      expect(convertsToString(type)).toBe(true);
    },
  );

  it.each(["ACL", "TABLE", "VOID", "ID"] as const)("%s does not", (type) => {
    expect(convertsToString(type)).toBe(false);
  });
});

describe("comparison", () => {
  it.each([
    ["==", "STRING", "STRING", true],
    ["==", "INTEGER", "STRING", false],
    ["==", "VOID", "VOID", false],
    ["<", "STRING", "STRING", false],
    ["<", "RTIME", "RTIME", true],
    // https://www.fastly.com/documentation/reference/vcl/functions/table/table-lookup-regex/
    ["!~", "STRING", "REGEX", true],
    ["~", "IP", "ACL", true],
    ["~", "INTEGER", "REGEX", false],
  ] as const)("%s with %s on the left and %s on the right: %s", (operator, left, right, can) => {
    expect(mayCompare(operator, left, right)).toBe(can);
  });
});

describe("headers", () => {
  // https://www.fastly.com/documentation/reference/vcl/special-headers/
  it.each([
    "Content-Length",
    "Content-Range",
    "Expect",
    "Fastly-FF",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "TE",
    "Trailer",
    "Transfer-encoding",
    "Upgrade",
  ])("%s is protected in any letter case", (name) => {
    expect(isProtectedHeader(name)).toBe(true);
    expect(isProtectedHeader(name.toLowerCase())).toBe(true);
    expect(isProtectedHeader(name.toUpperCase())).toBe(true);
  });

  it.each([
    "Host",
    "Fastly-Client-IP",
    "X-Forwarded-For",
    "__proto__",
    "",
    "TE ",
    "x".repeat(1_000_000),
  ])("%.20j is not", (name) => {
    expect(isProtectedHeader(name)).toBe(false);
  });
});

describe("declarations", () => {
  it("knows the properties that Fastly's example shows", () => {
    // https://www.fastly.com/documentation/reference/vcl/declarations/backend/
    const shown = [
      ..."dynamic share_key host port ssl ssl_cert_hostname ssl_check_cert ssl_sni_hostname".split(
        " ",
      ),
      ..."between_bytes_timeout connect_timeout first_byte_timeout max_connections".split(" "),
      ..."host_header always_use_host_header bypass_local_route_table probe".split(" "),
    ];
    expect(shown.filter((name) => !backendProperties.has(name))).toEqual([]);
    const probed = ["dummy", "request", "expected_response"];
    expect(probed.filter((name) => !probeProperties.has(name))).toEqual([]);
    expect(backendProperties.has("__proto__")).toBe(false);
  });

  it("knows the directors", () => {
    // https://www.fastly.com/documentation/reference/vcl/declarations/director/
    expect([...directors.random.director.keys()].toSorted()).toEqual(["quorum", "retries"]);
    expect(directors.fallback.member?.get("weight")).toBeUndefined();
    expect(isDirectorType("chash")).toBe(true);
    expect(isDirectorType("round_robin")).toBe(false);
    expect(isDirectorType("toString")).toBe(false);
  });

  it("knows the types of a table's values", () => {
    // https://www.fastly.com/documentation/reference/vcl/declarations/table/
    expect([...tableTypes].toSorted()).toEqual(
      ["ACL", "BACKEND", "BOOL", "FLOAT", "INTEGER", "IP", "REGEX", "RTIME", "STRING"].toSorted(),
    );
    expect(isVclType("__proto__")).toBe(false);
  });
});

describe("limits", () => {
  it("are Fastly's, each with its page", () => {
    // https://docs.fastly.com/products/network-services-resource-limits
    expect(defaultLimits.tableKeyCharacters).toBe(256);
    expect(defaultLimits.tableValueCharacters).toBe(8000);
    expect(defaultLimits.aclEntries).toBe(1000);
    expect(defaultLimits.tableEntries).toBe(1000);
    expect(defaultLimits.vclFileBytes).toBe(2 ** 20);
    for (const limit of Object.values(limits)) expect(limit.link).toMatch(/^https:\/\//u);
  });
});
