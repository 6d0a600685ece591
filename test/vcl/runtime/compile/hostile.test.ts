import { describe, expect, test } from "vitest";
import { parseVcl } from "../../../../src/vcl/syntax/parse.js";
import { compileVcl } from "../../../../src/vcl/runtime/compile/index.js";
import { compile, problems, program, run, runProgram, sourceFile } from "./support.js";

const texts = [
  "\\",
  "\\\\",
  "'",
  "`",
  "${process.exit(1)}",
  "*/",
  "//",
  "\u2028",
  "\u2029",
  "\\u2028",
  "</script>",
  "__proto__",
  "constructor",
  "\r\n",
  "\u0001",
  "é€🌮",
  "'); throw 1; ('",
];

describe("texts become nothing but texts", () => {
  test.each(texts)("%j", (text) => {
    const literal = `{"${text}"}`;
    const bytes = Buffer.from(text, "utf8").toString("latin1");
    const { logs, tx } = run(
      `log ${literal}; set req.http.X = ${literal}; set req.url = ${literal} req.method;
       switch (req.url) { case ${literal}: log "wrong"; break; default: log "right"; break; }
       if (req.url ~ {"^GET"}) { log "wrong"; }
       log table.lookup(t, ${literal});
       error 620 ${literal};`,
      { declarations: `table t { ${literal}: ${literal} }` },
    );
    expect(logs).toEqual([bytes, "right", bytes]);
    // A header ends with its line.
    expect(tx.req.headers.get("x")).toBe(bytes.split("\n")[0]);
    expect(tx.error?.response).toBe(bytes);
  });

  test("a quote", () => {
    expect(run('log "a%22+alert(1)+%22"; log {h"""h};').logs).toEqual(['a"+alert(1)+"', '"']);
  });
});

describe("names become nothing but names", () => {
  test.each([
    "__proto__",
    "constructor",
    "toString",
    "arguments",
    "eval",
    "await",
    "tx",
    "k0",
    "support",
    "let",
  ])("%s", (name) => {
    const text = `
        table ${name} { "${name}": "value" }
        sub ${name} { declare local var.${name} STRING = "x"; log var.${name}; }
        sub vcl_recv {
          declare local var.${name} STRING;
          set var.${name} = table.lookup(${name}, "${name}");
          set req.http.${name} = var.${name};
          call ${name};
          goto ${name};
          log "not reached";
          ${name}:
          log req.http.${name};
        }`;
    const made = compile(text);
    // Some names are words of the language.
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    expect(runProgram(made.program, "recv").logs).toEqual(["x", "value"]);
  });

  test("of nobody are refused", () => {
    for (const name of ["__proto__", "constructor", "hasOwnProperty"]) {
      expect(problems(`sub vcl_recv { log ${name}; }`)).toEqual([`EW2020 ${name}`]);
      expect(problems(`sub vcl_recv { log ${name}(); }`)).toEqual([`EW2021 ${name}()`]);
      expect(problems(`sub vcl_recv { return(${name}); }`)).toEqual([`EW2042 return(${name});`]);
      expect(problems(`sub vcl_recv { declare local var.x ${name}; }`)).toEqual([`EW2030 ${name}`]);
    }
  });
});

describe("size", () => {
  const seconds = (work: () => void): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  };

  test("a chain of 50,000 operands", () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => `req.url == "/${index}"`).join(
      " || ",
    );
    const { logs } = run(`set req.url = "/49999"; if (${chain}) { log "yes"; }`);
    expect(logs).toEqual(["yes"]);
  });

  test("a concatenation of 50,000 parts", () => {
    const parts = Array.from({ length: 50_000 }, () => "req.method").join(" ");
    expect(run(`log ${parts};`).logs[0]).toHaveLength(150_000);
  });

  test("a megabyte compiles in well under a second", () => {
    const one =
      'if (req.http.User-Agent ~ "bot" && client.ip == "192.0.2.1") { set req.http.X = "a" req.url; }\n';
    const file = sourceFile(
      "big.vcl",
      `sub vcl_recv {\n${one.repeat(Math.ceil(1_000_000 / one.length))}}`,
    );
    compileVcl({ files: [file] });
    expect(seconds(() => compileVcl({ files: [file] }))).toBeLessThan(1.5);
  });

  test("blocks as deep as the parser lets them be", () => {
    const deep = 40;
    const { logs } = run(`${"if (true) { ".repeat(deep)} log "deep"; ${"}".repeat(deep)}`);
    expect(logs).toEqual(["deep"]);
  });

  test("5,000 subroutines that call each other in a row", () => {
    const count = 5000;
    const subs = Array.from({ length: count }, (_, index) =>
      index === count - 1
        ? `sub s${index} { log "last"; }`
        : `sub s${index} { call s${index + 1}; }`,
    );
    expect(run("call s0;", { declarations: subs.join("\n") }).logs).toEqual(["last"]);
  });
});

test("what cannot be read in full is compiled without throwing", () => {
  const text =
    'sub vcl_recv { set req.http. = ; if (req.url ~ ) { } switch (x) { case "a": } error 1 2 3; } }}}';
  const { root } = parseVcl(text);
  expect(() => compileVcl({ files: [{ name: "x", text, root }] })).not.toThrow();
});

test("one program serves many requests, of which none sees another", () => {
  const made = program(
    'sub vcl_recv { declare local var.n INTEGER; set var.n += 1; log var.n; if (req.url ~ "(.)") { } }',
  );
  for (let count = 0; count < 3; count++) expect(runProgram(made, "recv").logs).toEqual(["1"]);
});

test("subroutines that each call the next twice are refused, and long chains are not", () => {
  const chain = (times: number, length: number) =>
    Array.from(
      { length },
      (_, i) => `sub s${i} { ${`call s${i + 1};`.repeat(i === length - 1 ? 0 : times)} }`,
    ).join("\n");
  const codes = (text: string) => {
    const result = compileVcl({ files: [sourceFile("main.vcl", text)] });
    return result.ok ? [] : result.problems.map(({ code }) => code);
  };
  expect(codes(chain(2, 40))).toEqual(["EW2064"]);
  expect(codes(chain(1, 2000))).toEqual([]);
  expect(codes(chain(2, 10))).toEqual([]);
});
