import { describe, expect, test } from "vitest";
import { newResponse } from "../../../../src/vcl/runtime/message.js";
import { logged, program, run, runProgram, sourceFile } from "./support.js";

describe("ends", () => {
  // https://www.fastly.com/documentation/reference/vcl/statements/error/: 503 without a code; without a text, the one
  // of the RFC for the code, or "Unknown Error"
  test.each([
    ["error;", 503n, "Service Unavailable"],
    ["error 200;", 200n, "OK"],
    ["error 602;", 602n, "Unknown Error"],
    ['error 602 "redirect-eu-edition";', 602n, "redirect-eu-edition"],
    ['error 620 "a" req.method;', 620n, "aGET"],
    ["declare local var.i INTEGER = 404; error var.i;", 404n, "Not Found"],
  ])("%s", (statement, status, response) => {
    const { logs, state, tx } = run(`${statement} log "not reached";`);
    expect(state).toBe("error");
    expect(tx.error).toEqual({ status, response });
    expect(logs).toEqual([]);
  });

  test("restart and states", () => {
    expect(run("restart;").state).toBe("restart");
    expect(run("return(pass);").state).toBe("pass");
    expect(run("return(lookup);").state).toBe("lookup");
    expect(run("").state).toBeUndefined();
  });

  // https://www.fastly.com/documentation/reference/vcl/statements/call/: a state returned in a subroutine ends its
  // caller; https://www.fastly.com/documentation/reference/vcl/statements/return/: the example
  test("of a called subroutine", () => {
    const declarations = `
      sub ends { call deeper; log "not reached"; }
      sub deeper { if (req.url == "/") { return(pass); } }
      sub goes_on { set req.http.H += "big "; return; set req.http.H += "wide "; }
      sub fails { error 700 "x"; }`;
    expect(run('call ends; log "not reached";', { declarations })).toMatchObject({
      state: "pass",
      logs: [],
    });
    expect(run("call fails();", { declarations }).state).toBe("error");
    const { tx } = run('set req.http.H = "Hello "; call goes_on; set req.http.H += "world.";', {
      declarations,
    });
    expect(tx.req.headers.get("h")).toBe("Hello big world.");
  });
});

describe("subroutines", () => {
  // https://www.fastly.com/documentation/reference/vcl/subroutines/
  test("of Fastly's run one after the other", () => {
    const made = program(
      'sub vcl_recv { log "1"; } sub vcl_recv { log "2"; return(pass); } sub vcl_recv { log "3"; }',
    );
    expect(runProgram(made, "recv")).toMatchObject({ state: "pass", logs: ["1", "2"] });
    expect(made.has("recv")).toBe(true);
    expect(made.has("deliver")).toBe(false);
    expect(made.run("deliver", runProgram(made, "recv").tx)).toBeUndefined();
  });

  test("give back values", () => {
    const declarations = `
      sub compression_matches BOOL { if (req.http.Accept-Encoding ~ "gzip|br") { return true; } return false; }
      sub both(STRING var.a, INTEGER var.b) STRING { set var.b += 1; return var.a ":" var.b; }
      sub nothing STRING { }`;
    expect(logged("compression_matches()", "", { declarations })).toBe("0");
    const headers = { "Accept-Encoding": "gzip" };
    expect(logged("compression_matches()", "", { declarations, headers })).toBe("1");
    expect(logged('both("x", 41)', "", { declarations })).toBe("x:42");
    // What is not set becomes "" in an argument: https://www.fastly.com/documentation/reference/vcl/types/
    expect(logged("both(req.http.Missing, 0)", "", { declarations })).toBe(":1");
    expect(logged("nothing()", "", { declarations })).toBe("(null)");
  });

  test("take parameters without giving back a value", () => {
    const declarations =
      'sub note(STRING var.path) { if (req.url == var.path) { log "it is " var.path; } }';
    expect(run('call note("/");', { declarations }).logs).toEqual(["it is /"]);
  });

  test("take and give back patterns", () => {
    const declarations = `
      sub choose(REGEX var.r) REGEX { if (req.url ~ var.r) { return "^G"; } return "^P"; }`;
    expect(run('if (req.method ~ choose("^/")) { log "yes"; }', { declarations }).logs).toEqual([
      "yes",
    ]);
    expect(run('if (req.method ~ choose("^x")) { log "yes"; }', { declarations }).logs).toEqual([]);
  });

  test("that give back values may end the request's subroutine instead", () => {
    const declarations = `
      sub deny BOOL { if (req.url == "/") { error 403 "no"; } return true; }
      sub pass { return(pass); }
      sub passes BOOL { call pass; return true; }`;
    const denied = run('if (deny()) { log "not reached"; }', { declarations });
    expect(denied).toMatchObject({ state: "error", logs: [] });
    expect(denied.tx.error).toEqual({ status: 403n, response: "no" });
    expect(run("log passes();", { declarations })).toMatchObject({ state: "pass", logs: [] });
  });

  test("do not see each other's local variables", () => {
    const declarations = "sub other { declare local var.x STRING; log var.x; }";
    expect(
      logged("var.x", 'declare local var.x STRING = "mine"; call other;', { declarations }),
    ).toBe("mine");
    expect(run("call other;", { declarations }).logs).toEqual(["(null)"]);
  });
});

describe("if", () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, index) => `if (req.url == "/${index}") { log "${index}"; }`).join(
      " else ",
    ) + ' else { log "none"; }';

  // Short chains and long ones are written differently.
  test.each([3, 60, 20_000])("a chain of %i", (length) => {
    for (const [url, expected] of [
      ["/0", "0"],
      [`/${length - 1}`, `${length - 1}`],
      ["/x", "none"],
    ] as const)
      expect(run(`set req.url = "${url}"; ${chain(length)}`).logs).toEqual([expected]);
  });
});

describe("switch", () => {
  // https://www.fastly.com/documentation/reference/vcl/statements/switch/
  const text = `
    switch (req.http.host) {
      case "1":
        log "one";
        break;
      case "2":
        log "two";
        fallthrough;
      case "3":
        log "three";
        if (req.url == "/") { break; }
        log "not reached";
        break;
      default:
        log "other";
        break;
      case "4":
        log "four";
        fallthrough;
      case "5":
        log "five";
        break;
    }`;

  test.each([
    ["1", ["one"]],
    ["2", ["two", "three"]],
    ["3", ["three"]],
    ["4", ["four", "five"]],
    ["x", ["other"]],
  ])("%s", (host, expected) => {
    expect(run(text, { headers: { host } }).logs).toEqual(expected);
  });

  test.each([
    ["abc", ["re b"]],
    ["exact", ["text"]],
    ["z", ["none"]],
  ])("with patterns: %s", (host, expected) => {
    const { logs } = run(
      `switch (req.http.host) {
         case "exact": log "text"; break;
         case ~ "a(.)c": log "re " re.group.1; break;
         default: log "none"; break;
       }`,
      { headers: { host } },
    );
    expect(logs).toEqual(expected);
  });

  test("of what is not set, and of a BOOL", () => {
    expect(
      run('switch (req.http.host) { case "": log "empty"; break; default: log "other"; break; }')
        .logs,
    ).toEqual(["other"]);
    expect(
      run('switch (req.is_purge) { case "0": log "no"; break; case "1": log "yes"; break; }').logs,
    ).toEqual(["no"]);
  });
});

describe("goto", () => {
  // https://www.fastly.com/documentation/reference/vcl/statements/goto/
  test("goes forward, out of blocks, past other labels", () => {
    const text = `
      if (req.url == "/1") { goto first; }
      if (req.url == "/2") { if (true) { goto second; } }
      log "0";
      first:
      log "1";
      second:
      log "2";`;
    expect(run(text).logs).toEqual(["0", "1", "2"]);
    expect(run(`set req.url = "/1"; ${text}`).logs).toEqual(["1", "2"]);
    expect(run(`set req.url = "/2"; ${text}`).logs).toEqual(["2"]);
  });
});

describe("headers", () => {
  // https://www.fastly.com/documentation/reference/vcl/statements/unset/
  test("unset, by a beginning too", () => {
    const headers = { "X-A": "1", "x-b": "2", Y: "3" };
    const { tx } = run("unset req.http.X-*; remove req.http.y;", { headers });
    expect([...tx.req.headers.entries()]).toEqual([]);
    expect([...run("unset req.http.x-a;", { headers }).tx.req.headers.entries()]).toEqual([
      ["x-b", "2"],
      ["Y", "3"],
    ]);
  });

  // https://www.fastly.com/documentation/reference/vcl/statements/add/
  test("add", () => {
    const { tx } = run('set resp.http.Set-Cookie = "a=1"; add resp.http.Set-Cookie = "b=2";');
    expect(tx.resp?.headers.all("set-cookie")).toEqual(["a=1", "b=2"]);
  });

  // https://www.fastly.com/documentation/reference/http/http-headers/
  test("subfields", () => {
    const headers = { Cookie: "a=1; b=2", "Cache-Control": "max-age=60, private" };
    expect(logged("req.http.Cookie:b", "", { headers })).toBe("2");
    expect(logged("req.http.Cache-Control:max-age", "", { headers })).toBe("60");
    expect(logged("req.http.Cookie:c", "", { headers })).toBe("(null)");
    const { tx } = run("unset req.http.Cookie:a;", { headers });
    expect(tx.req.headers.get("cookie")).not.toContain("a=1");
  });

  test("of a message that is not there are not set", () => {
    const { logs } = run(
      'set bereq.http.X = "1"; add bereq.http.X = "2"; unset bereq.http.X; log bereq.http.X;',
    );
    expect(logs).toEqual(["(null)"]);
  });
});

describe("effects", () => {
  test("synthetic", () => {
    // https://www.fastly.com/documentation/reference/vcl/statements/synthetic/
    const made = program(
      'sub vcl_error { synthetic {"<p>"} req.url {"</p>"}; } sub vcl_deliver { synthetic.base64 "SGVsbG8sIHdvcmxkIQ=="; }',
    );
    expect(runProgram(made, "error", { obj: newResponse() }).tx.obj?.body).toBe("<p>/</p>");
    expect(runProgram(made, "deliver", { obj: newResponse() }).tx.obj?.body).toBe("Hello, world!");
  });

  test("esi", () => {
    expect(run("esi;").tx.settings.get("beresp.do_esi")).toBe(true);
  });

  test("req.hash", () => {
    expect(run("set req.hash += req.url; set req.hash += req.method;").tx.hash).toContain("/");
  });
});

describe("macros and includes", () => {
  const snippet = (name: string, text: string) => sourceFile(name, text, "snippet");

  // https://www.fastly.com/documentation/guides/full-site-delivery/custom-vcl/
  test("a macro is replaced by the snippets of its subroutine, or by nothing", () => {
    const text = 'log "before";\n#FASTLY recv\nlog "after";';
    expect(run(text).logs).toEqual(["before", "after"]);
    const snippets = new Map([
      ["recv" as const, [snippet("a", 'log "1";'), snippet("b", 'log "2"; return(pass);')]],
    ]);
    expect(run(text, { source: { snippets } })).toMatchObject({
      state: "pass",
      logs: ["before", "1", "2"],
    });
  });

  test("snippets of type init declare", () => {
    const snippets = new Map([
      ["init" as const, [sourceFile("i", 'table t { "k": "v" }', "file")]],
    ]);
    expect(logged('table.lookup(t, "k")', "", { source: { snippets } })).toBe("v");
  });

  test("includes, among declarations and inside subroutines", () => {
    const includes = new Map([
      ["m", sourceFile("m", 'include "n"; sub f { log "f"; }', "file")],
      ["n", sourceFile("n", 'table t { "k": "v" }', "file")],
      ["snippet::s", snippet("s", 'log table.lookup(t, "k");')],
    ]);
    const { logs } = run('call f; include "snippet::s";', {
      declarations: 'include "m";',
      source: { includes },
    });
    expect(logs).toEqual(["f", "v"]);
  });
});
