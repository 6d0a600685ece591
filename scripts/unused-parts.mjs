// Parts of bundled packages that are loaded and never used, left out of the bundle. `edgewall flip` starts faster for it:
// superagent brings what uploads files and keeps cookies, and the fastly package a model for each kind of answer, which
// src/fastly/client reads as JSON.
const instead = new Map([
  ["formidable", "exports.IncomingForm = class {};"],
  ["form-data", "module.exports = class {};"],
  ["mime", "module.exports = { define() {}, getType: () => null };"],
  [
    "qs",
    // superagent passes options of its own kind as the second argument.
    `const { stringify, parse } = require("querystring");
     module.exports = { stringify: (value) => stringify(value), parse: (text) => parse(text) };`,
  ],
  ["cookiejar", "exports.CookieJar = class {}; exports.CookieAccessInfo = class {};"],
  ["semver", "module.exports = { gte: () => false, lt: () => false };"],
  ["debug", "module.exports = () => () => {};"],
  ["fast-safe-stringify", "module.exports = JSON.stringify;"],
  ["model", "exports.default = class {};"],
]);

const ofSuperagent = new RegExp(`^(?:${[...instead.keys()].join("|")})$`);

/** @type {import("esbuild").Plugin} */
export const unusedParts = {
  name: "unused-parts",
  setup(build) {
    build.onResolve({ filter: ofSuperagent }, ({ path, importer }) =>
      importer.includes("superagent") ? { path, namespace: "unused" } : undefined,
    );
    build.onResolve({ filter: /\/model\// }, ({ importer }) =>
      importer.includes("/fastly/dist/") ? { path: "model", namespace: "unused" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({
      contents: instead.get(path),
      resolveDir: ".",
    }));
  },
};
