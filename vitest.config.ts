import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const json = process.env.VITEST_JSON;

export default defineConfig({
  resolve: { alias: { edgewall: fileURLToPath(new URL("./src/index.ts", import.meta.url)) } },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 30_000,
    reporters: json ? ["default", "json"] : ["default"],
    ...(json && { outputFile: { json } }),
  },
});
