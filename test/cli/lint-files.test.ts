import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findVcl } from "../../src/project/vcl/find.js";
import { decodeVcl, readVcl } from "../../src/project/vcl/read.js";
import { subroutineInName } from "../../src/project/vcl/subroutine-name.js";
import { project } from "../support/project.js";

/** The files that arguments name, or `!` and what is wrong. */
function found(root: string, ...args: readonly string[]): readonly string[] {
  return findVcl(root, args).map((each) =>
    "fault" in each ? `!${each.fault.message}` : each.file,
  );
}

describe("files of VCL", () => {
  it("are those below a folder, in the order of their code units", () => {
    const root = project({
      "b/z.vcl": "",
      "b/A.vcl": "",
      "b/a.vcl": "",
      "b/a/x.VCL": "",
      "b/notes.txt": "",
      "b/vcl": "",
      "a.vcl": "",
    });
    expect(found(root, ".")).toEqual(["a.vcl", "b/A.vcl", "b/a/x.VCL", "b/a.vcl", "b/z.vcl"]);
    expect(found(root, "b")).toEqual(["b/A.vcl", "b/a/x.VCL", "b/a.vcl", "b/z.vcl"]);
  });

  it("are found in the order of the arguments, and once", () => {
    const root = project({ "a/1.vcl": "", "a/2.vcl": "", "b.txt": "" });
    expect(found(root, "b.txt", "a/2.vcl", "a", "./a/../b.txt")).toEqual([
      "b.txt",
      "a/2.vcl",
      "a/1.vcl",
    ]);
  });

  it("are not looked for where packages and tools keep theirs", () => {
    const root = project({ "node_modules/p/a.vcl": "", ".git/b.vcl": "", "c.vcl": "" });
    expect(found(root, ".")).toEqual(["c.vcl"]);
    expect(found(root, "node_modules", ".git")).toEqual(["node_modules/p/a.vcl", ".git/b.vcl"]);
  });

  it("may lie outside of the folder the command runs in", () => {
    const root = project({ "a.vcl": "", "inner/b.vcl": "" });
    expect(found(path.join(root, "inner"), "../a.vcl")).toEqual(["../a.vcl"]);
  });

  it("are found through links, but not for ever", () => {
    const root = project({ "real/a.vcl": "" });
    symlinkSync("..", path.join(root, "real/up"));
    symlinkSync(".", path.join(root, "real/self"));
    symlinkSync("real", path.join(root, "again"));
    symlinkSync("real/a.vcl", path.join(root, "link.vcl"));
    expect(found(root, ".")).toEqual(["again/a.vcl", "link.vcl"]);
    expect(found(root, "real")).toEqual(["real/a.vcl", "real/up/link.vcl"]);
  });

  it("that are not there are named", () => {
    const root = project({ "a.vcl": "", "empty/readme.txt": "" });
    symlinkSync("nowhere.vcl", path.join(root, "dangling.vcl"));
    symlinkSync("loop.vcl", path.join(root, "loop.vcl"));
    expect(found(root, "gone.vcl", "a.vcl/b", "empty", ".")).toEqual([
      "!`gone.vcl` cannot be read: there is no such file",
      "!`a.vcl/b` cannot be read: there is no such file",
      "!there is no VCL below `empty`",
      "a.vcl",
      "!`dangling.vcl` cannot be read: there is no such file",
      "!`loop.vcl` cannot be read: its symbolic links lead nowhere",
    ]);
  });

  it("are files: nothing waits for what a pipe will bring", () => {
    const root = project({ "a.txt": "" });
    execFileSync("mkfifo", [path.join(root, "pipe.vcl")]);
    expect(found(root, "pipe.vcl")).toEqual([
      "!`pipe.vcl` cannot be read: it is neither file nor folder",
    ]);
    expect(found(root, ".")).toEqual(found(root, "pipe.vcl"));
  });

  it.runIf(process.getuid?.() !== 0)("that may not be read are named", () => {
    const root = project({ "closed/a.vcl": "" });
    chmodSync(path.join(root, "closed"), 0o000);
    expect(found(root, ".")).toEqual(["!`closed` cannot be read: its permissions do not allow it"]);
    chmodSync(path.join(root, "closed"), 0o700);
  });
});

describe("reading VCL", () => {
  const bytes = (...parts: readonly (string | number)[]) =>
    Buffer.concat(
      parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.of(part))),
    );
  const faultIn = (given: Uint8Array) => {
    const read = decodeVcl(given, "f.vcl");
    return "fault" in read ? read.fault : undefined;
  };

  it("leaves a byte order mark away, and remembers it", () => {
    expect(decodeVcl(bytes("\uFEFFsub"), "f.vcl")).toEqual({ text: "sub", hasByteOrderMark: true });
    expect(decodeVcl(bytes("sub \uFEFF"), "f.vcl")).toEqual({
      text: "sub \uFEFF",
      hasByteOrderMark: false,
    });
  });

  it.each<[string, Uint8Array, number, string, number, number]>([
    ["a byte of Latin-1", bytes("# ", 0xe9, "t\u00e9\n"), 2, "0xe9", 1, 3],
    ["on a later line, behind wide characters", bytes("# 🌮\r\n# é", 0xff), 12, "0xff", 2, 4],
    ["a character that is cut off", bytes("abc", 0xf0, 0x9f, 0x8c), 3, "0xf0", 1, 4],
    ["a surrogate", bytes("a", 0xed, 0xa0, 0x80), 1, "0xed", 1, 2],
    ["more bytes than needed", bytes("a", 0xc0, 0xaf), 1, "0xc0", 1, 2],
    ["behind a U+FFFD that is spelt", bytes("\uFFFD\uFFFD", 0x80), 6, "0x80", 1, 3],
    ["UTF-16", Buffer.from("\uFEFFsub", "utf16le"), 0, "0xff", 1, 1],
    ["behind a byte order mark", bytes("\uFEFFa", 0x80), 4, "0x80", 1, 2],
  ])("refuses %s", (_, given, byte, hex, line, column) => {
    expect(faultIn(given)).toMatchObject({
      code: "EW2007",
      message: `\`f.vcl\` is not UTF-8: byte ${byte} (${hex}) cannot be decoded`,
      line,
      column,
    });
  });

  it("takes a U+FFFD that is spelt", () => {
    expect(faultIn(bytes("# \uFFFD"))).toBeUndefined();
  });

  it("refuses NUL", () => {
    expect(faultIn(bytes("a\nb", 0))).toMatchObject({ code: "EW2007", line: 2, column: 2 });
  });

  it("refuses what no service can hold, unread", () => {
    const root = project({ "f.vcl": "" });
    truncateSync(path.join(root, "f.vcl"), 2 ** 40);
    expect(readVcl({ absolute: path.join(root, "f.vcl"), file: "f.vcl" })).toMatchObject({
      fault: { code: "EW2007", message: "`f.vcl` is larger than 16 MB" },
    });
  });

  it("survives a file that is gone, or another thing, by the time it is read", () => {
    const root = project({});
    mkdirSync(path.join(root, "d.vcl"));
    for (const file of ["gone.vcl", "d.vcl"]) {
      expect(readVcl({ absolute: path.join(root, file), file })).toMatchObject({
        fault: { code: "EW2007", file },
      });
    }
    writeFileSync(path.join(root, "ok.vcl"), "");
    expect(readVcl({ absolute: path.join(root, "ok.vcl"), file: "ok.vcl" })).toEqual({
      text: "",
      hasByteOrderMark: false,
    });
  });
});

describe("the subroutine of a snippet", () => {
  it.each<[string, string | undefined]>([
    ["recv.vcl", "recv"],
    ["vcl_recv.vcl", "recv"],
    ["block.recv.vcl", "recv"],
    ["recv-block.vcl", "recv"],
    ["block_recv.vcl", "recv"],
    ["snippets/10-Deliver_headers.vcl", "deliver"],
    ["block-vcl_fetch.vcl", "fetch"],
    ["main.vcl", undefined],
    ["receiver.vcl", undefined],
    ["recv_and_fetch.vcl", undefined],
    ["my-error-page.vcl", undefined],
    ["recv/other.vcl", undefined],
    ["constructor.vcl", undefined],
    [".vcl", undefined],
  ])("by the name %s is %s", (name, subroutine) => {
    expect(subroutineInName(name)).toBe(subroutine);
  });
});
