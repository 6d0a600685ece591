import { describe, expect, it } from "vitest";
import { edgewallJson, project } from "../support/project.js";

interface FileJson {
  readonly path: string;
  readonly diagnostics: readonly { readonly code: string; readonly line: number }[];
}

/** `CODE line` of what is found in each file, by its path. */
async function found(
  files: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { json } = await edgewallJson(project(files), "lint", ...args);
  return Object.fromEntries(
    (json.files as readonly FileJson[]).map(({ path, diagnostics }) => [
      path,
      diagnostics.map(({ code, line }) => `${code} ${line}`),
    ]),
  );
}

const asks = `sub vcl_recv {
  #FASTLY recv
  if (table.contains(office, req.http.X-Team)) {
    set req.http.X-Office = "1";
  }
}
`;
const office = 'table office {\n  "edge": "1",\n}\n';
const undeclared = ["EW2022 3"];

describe("files of one folder", () => {
  it("know each other's names", async () => {
    expect(await found({ "main.vcl": asks, "tables.vcl": office }, ".")).toEqual({
      "tables.vcl": [],
      "main.vcl": [],
    });
    expect(
      await found({ "main.vcl": asks, "tables.vcl": office }, "main.vcl", "tables.vcl"),
    ).toEqual({
      "main.vcl": [],
      "tables.vcl": [],
    });
  });

  it("do not know those of files that nobody named", async () => {
    expect(await found({ "main.vcl": asks, "tables.vcl": office }, "main.vcl")).toEqual({
      "main.vcl": undeclared,
    });
  });

  it("do not know those of other folders", async () => {
    expect(await found({ "a/main.vcl": asks, "b/tables.vcl": office }, ".")).toMatchObject({
      "a/main.vcl": undeclared,
    });
  });

  it("may not declare a name twice", async () => {
    expect(await found({ "a.vcl": office, "b.vcl": office, "c.vcl": asks }, ".")).toEqual({
      "a.vcl": [],
      "b.vcl": ["EW2023 1"],
      "c.vcl": [],
    });
  });
});

describe("an include", () => {
  const including = `include "tables";\n${asks}`;

  it("brings in the module of that name from its folder", async () => {
    expect(await found({ "main.vcl": including, "tables.vcl": office }, "main.vcl")).toEqual({
      "main.vcl": [],
    });
  });

  it("brings in what the module includes, and itself, once", async () => {
    const files = {
      "main.vcl": including,
      "tables.vcl": 'include "more";\ninclude "main";\n',
      "more.vcl": `include "tables.vcl";\n${office}`,
    };
    expect(await found(files, "main.vcl")).toEqual({ "main.vcl": [] });
  });

  it("counts inside of a subroutine, too", async () => {
    const files = {
      "main.vcl": asks.replace(
        "#FASTLY recv\n",
        '#FASTLY recv\n  if (req.http.X) { include "tables"; }\n',
      ),
      "tables.vcl": office,
    };
    expect((await found(files, "main.vcl"))["main.vcl"]).not.toContain("EW2022 4");
  });

  it.each(["../tables", "/tables", "..", "sub/tables", "tables\\", "con:tables"])(
    "reads nothing outside of its folder: %j",
    async (name) => {
      const files = {
        "x/main.vcl": including.replace('"tables"', `"${name}"`),
        "tables.vcl": office,
        "x/sub/tables.vcl": office,
      };
      expect(await found(files, "x/main.vcl")).toEqual({ "x/main.vcl": ["EW2022 4"] });
    },
  );

  it("is found beside any number of declarations", async () => {
    const entries = Array.from({ length: 200_000 }, (_, index) => `  "${index}": "",\n`);
    const files = {
      "main.vcl": `table big {\n${entries.join("")}}\n${including}`,
      "tables.vcl": office,
    };
    const codes = ((await found(files, "main.vcl"))["main.vcl"] ?? []).join();
    // Too many entries, but the module was found, and nothing failed on the way.
    expect(codes).toContain("EW2064");
    expect(codes).not.toMatch(/EW2022|EW1090/);
  });

  it("of a file that cannot be read brings in nothing", async () => {
    const files = { "main.vcl": including, "tables.vcl": `${office}\0` };
    expect(await found(files, "main.vcl")).toEqual({ "main.vcl": ["EW2022 4"] });
  });
});

describe("a folder that edgewall compiled", () => {
  const manifest = JSON.stringify({ policy: "p", release: "0", rules: [], budgets: {} });
  const snippet =
    'if (table.contains(office, req.http.X-Team)) {\n  set req.http.X-Office = "1";\n}\n';
  const compiled = {
    "out/p/manifest.json": manifest,
    "out/p/main.vcl": `${asks}sub helper {\n  log req.url;\n}\nsub vcl_log {\n  #FASTLY log\n  call helper;\n}\n`,
    "out/p/declarations.vcl": office,
    "out/p/recv.vcl": snippet,
    "out/p/init.vcl": "sub helper {\n  log req.url;\n}\n",
    "out/p/log.vcl": "call helper;\n",
  };

  it("holds one program twice, and nothing of it is a duplicate", async () => {
    expect((await found(compiled, "out"))["out/p/init.vcl"]).not.toContain("EW2023 1");
    expect((await found(compiled, "out"))["out/p/main.vcl"]).not.toContain("EW2023 7");
    const { "out/p/manifest.json": _, ...foreign } = compiled;
    expect(JSON.stringify(await found(foreign, "out"))).toContain("EW2023");
  });

  it("declares what its snippets use, whoever names them alone", async () => {
    expect(await found(compiled, "out/p/recv.vcl")).toEqual({ "out/p/recv.vcl": [] });
    expect(await found(compiled, "out/p/main.vcl")).toMatchObject({ "out/p/main.vcl": [] });
    expect(await found(compiled, "out/p/declarations.vcl")).toEqual({
      "out/p/declarations.vcl": [],
    });
  });

  it("is told by its manifest, not by the name of one", async () => {
    for (const text of ["", "{}", "[]", "null", "{", '"release"']) {
      const files = { ...compiled, "out/p/manifest.json": text };
      expect(await found(files, "out/p/recv.vcl")).toEqual({ "out/p/recv.vcl": ["EW2022 1"] });
    }
  });
});

describe("a snippet's subroutine", () => {
  // resp is there in vcl_deliver and vcl_log alone.
  const text = 'set resp.http.X = "1";\n';
  const misplaced = "EW2040 1";

  it("is told by the name", async () => {
    const result = await found({ "deliver.vcl": text, "recv-x.vcl": text, "x.vcl": text }, ".");
    expect(result["deliver.vcl"]).toEqual([]);
    expect(result["recv-x.vcl"]).toEqual([misplaced]);
    expect(result["x.vcl"]).toEqual([]);
  });

  it("is told by a comment in its head, whatever the name", async () => {
    const head = (comment: string) => ({ "recv.vcl": `# x\n${comment}\n\n${text}` });
    for (const comment of [
      "# edgewall: subroutine deliver",
      "//edgewall: subroutine vcl_deliver",
      "/* edgewall: subroutine deliver */",
    ]) {
      expect(await found(head(comment), ".")).toEqual({ "recv.vcl": [] });
    }
    for (const comment of [
      "# edgewall: subroutine",
      "# edgewall: subroutine nothing",
      "# deliver",
    ]) {
      expect(await found(head(comment), ".")).toEqual({ "recv.vcl": ["EW2040 4"] });
    }
    expect(await found({ "recv.vcl": `${text}# edgewall: subroutine deliver\n` }, ".")).toEqual({
      "recv.vcl": [misplaced],
    });
  });

  it("is what the command line says, above all", async () => {
    for (const name of ["deliver", "vcl_deliver"]) {
      const files = { "recv.vcl": `# edgewall: subroutine recv\n${text}` };
      expect(await found(files, "--subroutine", name, ".")).toEqual({ "recv.vcl": [] });
    }
  });

  it("is nothing to a file with subroutines of its own", async () => {
    const file = `sub vcl_deliver {\n  #FASTLY deliver\n  ${text}}\n`;
    expect(await found({ "recv.vcl": file }, "--subroutine", "recv", ".")).toEqual({
      "recv.vcl": [],
    });
  });
});
