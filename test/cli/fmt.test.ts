import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeFormatted } from "../../src/project/vcl/format.js";
import { edgewall, edgewallJson, project } from "../support/project.js";
import { piped } from "./piped.js";

const neat = `sub vcl_recv {
  #FASTLY recv
  # Who asks for it.
  if (req.http.X-A && client.geo.country_code != "US") {
    set req.http.X-B = "a" req.url; # both
  }
}
`;
const messy = `sub   vcl_recv
{
#FASTLY recv
    # Who asks for it.
    if( req.http.X-A&&client.geo.country_code!="US" )
    { set   req.http.X-B="a"   req.url;   # both
    }
}`;
const broken = "sub vcl_recv {\n  set req.http.X-A = );\n  # kept\n}\n";

const read = (root: string, file: string) => readFileSync(path.join(root, file), "utf8");

describe("fmt", () => {
  it("writes what changes, and says what it was", async () => {
    const root = project({ "a.vcl": messy, "b.vcl": neat });
    const { ino, mtimeMs } = statSync(path.join(root, "b.vcl"));
    expect(await edgewall(root, "fmt", ".")).toEqual({
      code: 0,
      stdout: "a.vcl\n",
      stderr: "2 files, 1 formatted\n",
    });
    expect(read(root, "a.vcl")).toBe(neat);
    expect(statSync(path.join(root, "b.vcl"))).toMatchObject({ ino, mtimeMs });
    expect(await edgewall(root, "fmt", ".")).toEqual({
      code: 0,
      stdout: "",
      stderr: "2 files, 0 formatted\n",
    });
  });

  it("leaves a file alone that is not VCL, and formats the others", async () => {
    const root = project({ "a.vcl": broken, "b.vcl": messy });
    const { code, stdout, stderr } = await edgewall(root, "fmt", ".");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "b.vcl\n" });
    expect(stderr).toContain("error[EW2001]");
    expect(stderr).toContain("╭─ a.vcl:2:22");
    expect(read(root, "a.vcl")).toBe(broken);
    expect(read(root, "b.vcl")).toBe(neat);
  });

  it("places syntax errors in the file as it is", async () => {
    const root = project({ "a.vcl": broken.replaceAll("\n", "\r\n") });
    const { code, json } = await edgewallJson(root, "fmt", ".");
    expect(code).toBe(1);
    expect(json.files).toMatchObject([{ diagnostics: [{ code: "EW2001", line: 2, column: 22 }] }]);
  });

  it("ends lines with LF and drops a byte order mark", async () => {
    const root = project({
      "a.vcl": `\uFEFF${messy.replaceAll("\n", "\r\n")}`,
      "b.vcl": `\uFEFF${neat}`,
    });
    expect((await edgewall(root, "fmt", ".")).stdout).toBe("a.vcl\nb.vcl\n");
    expect(read(root, "a.vcl")).toBe(neat);
    expect(read(root, "b.vcl")).toBe(neat);
  });

  it("reports what it cannot read, and goes on", async () => {
    const root = project({ "b.vcl": messy });
    writeFileSync(path.join(root, "a.vcl"), Buffer.of(0xff));
    const { code, stdout, stderr } = await edgewall(root, "fmt", "gone.vcl", ".");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "b.vcl\n" });
    expect(stderr.match(/EW2007/g)).toHaveLength(2);
  });

  it("does with nothing what it should", async () => {
    const root = project({ "a.vcl": "", "b.vcl": " \r\n\n" });
    expect((await edgewall(root, "fmt", "a.vcl")).stdout).toBe("");
    expect((await edgewall(root, "fmt", "b.vcl")).stdout).toBe("b.vcl\n");
    expect(read(root, "b.vcl")).toBe("");
  });

  it("says what it did to machines", async () => {
    const root = project({ "a.vcl": messy, "b.vcl": neat, "c.vcl": broken });
    const { code, json } = await edgewallJson(root, "fmt", ".");
    expect(code).toBe(1);
    expect(json).toMatchObject({
      files: [
        { path: "a.vcl", changed: true, diagnostics: [] },
        { path: "b.vcl", changed: false, diagnostics: [] },
        { path: "c.vcl", changed: false, diagnostics: [{ code: "EW2001", line: 2, column: 22 }] },
      ],
      diagnostics: [],
    });
  });
});

describe("a file that is written", () => {
  it("keeps its mode", async () => {
    const root = project({ "a.vcl": messy });
    for (const mode of [0o600, 0o664, 0o755]) {
      writeFileSync(path.join(root, "a.vcl"), messy);
      chmodSync(path.join(root, "a.vcl"), mode);
      await edgewall(root, "fmt", "a.vcl");
      expect(statSync(path.join(root, "a.vcl")).mode & 0o7777).toBe(mode);
    }
  });

  it("is what a link leads to, and the link stays one", async () => {
    const root = project({ "real/a.vcl": messy, "links/readme.txt": "" });
    symlinkSync("../real/a.vcl", path.join(root, "links/b.vcl"));
    expect((await edgewall(root, "fmt", "links")).stdout).toBe("links/b.vcl\n");
    expect(lstatSync(path.join(root, "links/b.vcl")).isSymbolicLink()).toBe(true);
    expect(readlinkSync(path.join(root, "links/b.vcl"))).toBe("../real/a.vcl");
    expect(read(root, "real/a.vcl")).toBe(neat);
  });

  it("leaves nothing beside it", async () => {
    const root = project({ "a.vcl": messy });
    await edgewall(root, "fmt", "a.vcl");
    expect(readdirSync(root)).toEqual(["a.vcl"]);
  });

  it.runIf(process.getuid?.() !== 0)("may be written, or stays as it is", async () => {
    const root = project({ "a.vcl": messy, "closed/a.vcl": messy });
    chmodSync(path.join(root, "a.vcl"), 0o444);
    chmodSync(path.join(root, "closed"), 0o555);
    expect((await edgewall(root, "fmt", "a.vcl")).code).toBe(2);
    expect((await edgewall(root, "fmt", "closed")).code).toBe(2);
    expect(read(root, "a.vcl")).toBe(messy);
    expect(read(root, "closed/a.vcl")).toBe(messy);
    chmodSync(path.join(root, "closed"), 0o755);
  });

  it("may be gone by then", () => {
    const root = project({});
    expect(writeFormatted(path.join(root, "a.vcl"), "a.vcl", neat)).toMatchObject({
      code: "EW2007",
      severity: "error",
      message: "`a.vcl` cannot be written: there is no such file",
    });
    expect(readdirSync(root)).toEqual([]);
  });
});

describe("fmt --check", () => {
  it("writes nothing, and fails for what is not formatted", async () => {
    const root = project({ "a.vcl": messy, "b.vcl": neat, "c.vcl": neat.replace("\n", "\r\n") });
    expect(await edgewall(root, "fmt", "--check", ".")).toEqual({
      code: 1,
      stdout: "a.vcl\nc.vcl\n",
      stderr: "3 files, 2 not formatted\n",
    });
    expect(read(root, "a.vcl")).toBe(messy);
    expect(await edgewall(root, "fmt", "--check", "b.vcl")).toEqual({
      code: 0,
      stdout: "",
      stderr: "1 file, 0 not formatted\n",
    });
  });

  it("names the first line that would change", async () => {
    const root = project({ "a.vcl": neat.replace("set req", "set  req") });
    const { code, json } = await edgewallJson(root, "fmt", "--check", ".");
    expect(code).toBe(1);
    expect(json).toMatchObject({
      files: [
        {
          path: "a.vcl",
          changed: true,
          diagnostics: [{ code: "EW2008", severity: "error", file: "a.vcl", line: 5 }],
        },
      ],
    });
    expect((await edgewall(root, "fmt", "--check", ".", "--format", "github")).stdout).toBe(
      "::error file=a.vcl,line=5,title=EW2008::`a.vcl` is not formatted%0Ahelp: run `edgewall fmt` on it\n",
    );
  });

  it("passes over what edgewall compiles", async () => {
    const root = path.resolve(import.meta.dirname, "../..");
    expect(await edgewall(root, "fmt", "--check", "golden")).toMatchObject({ code: 0, stdout: "" });
  });
});

describe("standard input", () => {
  it("is formatted to standard output", async () => {
    const root = project({});
    expect(await piped(root, messy, "fmt", "-")).toEqual({ code: 0, stdout: neat, stderr: "" });
    expect(await piped(root, neat, "fmt", "-")).toEqual({ code: 0, stdout: neat, stderr: "" });
    expect(readdirSync(root)).toEqual([]);
  });

  it("that is not VCL gives nothing", async () => {
    const root = project({ "a.vcl": neat });
    const { code, stdout, stderr } = await piped(root, broken, "fmt", "-", "--stdin-name", "a.vcl");
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("╭─ a.vcl:2:22\n  1 │ sub vcl_recv {\n");
    expect(read(root, "a.vcl")).toBe(neat);
  });

  it("can be checked", async () => {
    const root = project({});
    expect(await piped(root, messy, "fmt", "--check", "-")).toMatchObject({
      code: 1,
      stdout: "stdin\n",
    });
    expect(await piped(root, neat, "fmt", "--check", "-")).toMatchObject({ code: 0, stdout: "" });
  });

  it("is given to machines with its new text", async () => {
    const { code, stdout } = await piped(project({}), messy, "fmt", "-", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      files: [{ path: "stdin", changed: true, diagnostics: [], formatted: neat }],
      diagnostics: [],
    });
  });

  it("stands alone", async () => {
    const root = project({ "a.vcl": messy });
    expect(await piped(root, messy, "fmt", "-", "a.vcl")).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("error[EW1061]"),
    });
    expect(read(root, "a.vcl")).toBe(messy);
  });
});
