import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const json = process.env.VITEST_JSON;

function source(file: string): string {
  return fileURLToPath(new URL(`./src/${file}`, import.meta.url));
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^edgewall$/, replacement: source("index.ts") },
      { find: /^edgewall\/testing$/, replacement: source("testing.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts", "policies/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 30_000,
    // One worker a core: by default one core is left to the runner, which of two is half.
    maxWorkers: "100%",
    reporters: json ? ["default", "json"] : ["default"],
    ...(json && { outputFile: { json } }),
  },
});
