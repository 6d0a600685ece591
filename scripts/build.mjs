// Builds dist/: the library, the command as one bundle with lazily loaded parts, the Prettier plugin, and the type
// declarations.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { unusedParts } from "./unused-parts.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const { version } = JSON.parse(readFileSync("package.json", "utf8"));

rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: {
    cli: "src/cli/main.ts",
    index: "src/index.ts",
    prettier: "src/prettier.ts",
    testing: "src/testing.ts",
    vcl: "src/vcl/index.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: "chunks/[name]-[hash]",
  // esbuild comes with a binary of its own, and vitest is the one whose tests are running.
  external: ["esbuild", "vitest"],
  // Bundled CommonJS packages ask for Node's own modules with require().
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  define: { EDGEWALL_VERSION: JSON.stringify(version) },
  plugins: [unusedParts],
  metafile: true,
  logLevel: "warning",
});
const cli = readFileSync("dist/cli.js", "utf8");
writeFileSync("dist/cli.js", `#!/usr/bin/env node\n${cli}`);
chmodSync("dist/cli.js", 0o755);
writeFileSync("dist/LICENSES.txt", licences(metafile));

execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
  stdio: "inherit",
});

/** The licences of the packages whose code is in the bundle. */
function licences({ inputs }) {
  const packages = new Set(
    Object.keys(inputs).flatMap((input) => {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      return match ? [match[1]] : [];
    }),
  );
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(path.join(folder, "package.json"), "utf8"),
      );
      const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"]
        .map((candidate) => path.join(folder, candidate))
        .find((candidate) => existsSync(candidate));
      const text = file ? readFileSync(file, "utf8").trim() : `${license}`;
      return `${name} ${version}\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(80)}\n\n`);
}
