import { describe, expect, it } from "vitest";
import {
  everywhere,
  findFunction,
  functionNames,
  isSubroutine,
  namesIn,
  scopeOf,
  type VclFunction,
} from "../../../src/vcl/types/index.js";
import { page, rows } from "./fixtures.js";

/** `(STRING, ID) | (STRING)` as the tables write it: one list of types for each number of arguments. */
function typeLists(definition: VclFunction): readonly string[] {
  return definition.signatures.flatMap(({ parameters }) => {
    const required = parameters.filter(({ optional }) => !optional).length;
    const counts = [];
    for (let count = required; count <= parameters.length; count++) counts.push(count);
    return counts.map(
      (count) =>
        `(${parameters
          .slice(0, count)
          .map(({ type }) => type)
          .join(", ")})`,
    );
  });
}

describe("the table of functions", () => {
  it("has every name once", () => {
    expect(new Set(functionNames).size).toBe(functionNames.length);
  });

  it.each(functionNames)("has a page of Fastly's for %s", (name) => {
    expect(findFunction(name)?.link).toMatch(
      /^https:\/\/www\.fastly\.com\/documentation\/reference\/vcl\/functions\/(?:[a-z-]+\/[a-z0-9-]+\/)?$/u,
    );
  });

  it.each(functionNames)("has sound parameters for %s", (name) => {
    const parameters = (findFunction(name)?.signatures ?? []).flatMap((one) => one.parameters);
    const optional = parameters.map((parameter) => parameter.optional);
    expect(optional).toEqual(optional.toSorted((a, b) => Number(a) - Number(b)));
    expect(parameters.slice(0, -1).some((parameter) => parameter.variadic)).toBe(false);
    expect(new Set(parameters.map((parameter) => parameter.name)).size).toBe(parameters.length);
    const unsaid = parameters.filter(
      ({ type, words, declared, header }) =>
        (type === "ID" || type === "TABLE") && (words ?? declared ?? header) === undefined,
    );
    expect(unsaid).toEqual([]);
  });

  it.each([
    "",
    "if",
    "std",
    "std.",
    "STD.tolower",
    "__proto__",
    "constructor",
    "a".repeat(1_000_000),
  ])("does not know %.20j", (name) => {
    expect(findFunction(name)).toBeUndefined();
  });
});

/** Where Fastly's documentation says more than the tables, or they write it in another way. */
const argumentsByDocumentation: Readonly<Record<string, readonly string[]>> = {
  // https://www.fastly.com/documentation/reference/vcl/functions/query-string/querystring-sort/
  "boltsort.sort": ["(STRING)", "(STRING, BOOL)"],
  "querystring.sort": ["(STRING)", "(STRING, BOOL)"],
  // One or more strings.
  early_hints: ["(STRING_LIST)"],
  // "Zero or more": https://www.fastly.com/documentation/reference/vcl/functions/headers/header-filter/
  "header.filter": ["(ID)", "(ID, STRING_LIST)"],
  "header.filter_except": ["(ID)", "(ID, STRING_LIST)"],
  // https://www.fastly.com/documentation/reference/vcl/functions/strings/regsub/
  regsub: ["(STRING, REGEX, STRING)"],
  regsuball: ["(STRING, REGEX, STRING)"],
  "querystring.regfilter": ["(STRING, REGEX)"],
  "querystring.regfilter_except": ["(STRING, REGEX)"],
};

describe("what public tables know", () => {
  it.each(rows("functions"))("%s%s returns %s in %s", (name, parameters, returns, subroutines) => {
    const definition = findFunction(name ?? "");
    expect(definition?.returns).toBe(returns);
    const expected = argumentsByDocumentation[name ?? ""] ?? (parameters ?? "").split(" | ");
    expect(definition === undefined ? [] : typeLists(definition).toSorted()).toEqual(
      [...expected].toSorted(),
    );
    // https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/h2-push/ says all.
    const everywhereByDocumentation = subroutines === "all" || name === "h2.push";
    const scope = everywhereByDocumentation
      ? everywhere
      : scopeOf(...(subroutines ?? "").split(",").filter(isSubroutine));
    expect(namesIn(definition?.scope ?? 0)).toEqual(namesIn(scope));
  });
});

describe("pages of Fastly's documentation", () => {
  function signature(name: string): string {
    const { returns, signatures } = findFunction(name) ?? { returns: "?", signatures: [] };
    const written = (signatures[0]?.parameters ?? []).map(
      (parameter) => `${parameter.type} ${parameter.name}${parameter.optional ? "?" : ""}`,
    );
    return `${returns} (${written.join(", ")})`;
  }

  it.each([
    ["regsub", "STRING (STRING input, REGEX pattern, STRING replacement)", "strings/regsub"],
    ["std.atoi", "INTEGER (STRING s)", "strings/std-atoi"],
    ["std.tolower", "STRING (STRING s)", "strings/std-tolower"],
    ["urlencode", "STRING (STRING input)", "strings/urlencode"],
    ["url.normalize", "STRING (STRING url)", "strings/url-normalize"],
    ["parse_time_delta", "INTEGER (STRING specifier)", "date-and-time/parse-time-delta"],
    [
      "subfield",
      "STRING (STRING subject, STRING fieldname, STRING separator_character?)",
      "miscellaneous/subfield",
    ],
    ["table.lookup", "STRING (TABLE id, STRING key, STRING default?)", "table/table-lookup"],
    ["table.lookup_regex", "REGEX (TABLE id, STRING key)", "table/table-lookup-regex"],
    ["table.contains", "BOOL (TABLE id, STRING key)", "table/table-contains"],
    ["std.count", "INTEGER (ID collection)", "miscellaneous/std-count"],
    ["header.get", "STRING (ID where, STRING header_name)", "headers/header-get"],
    [
      "crypto.encrypt_hex",
      "STRING (ID cipher, ID mode, ID padding, STRING key_hex, STRING iv_hex, STRING plaintext_hex)",
      "cryptographic/crypto-encrypt-hex",
    ],
    [
      "digest.rsa_verify",
      "BOOL (ID hash_method, STRING public_key, STRING payload, STRING digest, ID base64_variant?)",
      "cryptographic/digest-rsa-verify",
    ],
    [
      "digest.ecdsa_verify",
      "BOOL (ID hash_method, STRING public_key, STRING payload, STRING digest, ID digest_format, ID base64_variant?)",
      "cryptographic/digest-ecdsa-verify",
    ],
    [
      "digest.hmac_sha1_base64",
      "STRING (STRING key, STRING s)",
      "cryptographic/digest-hmac-sha1-base64",
    ],
    [
      "ratelimit.ratecounter_increment",
      "INTEGER (ID rc, STRING entry, INTEGER delta)",
      "rate-limiting/ratelimit-ratecounter-increment",
    ],
  ])(
    "%s: %s, https://www.fastly.com/documentation/reference/vcl/functions/%s/",
    (name, written, at) => {
      expect(signature(name)).toBe(written);
      expect(findFunction(name)?.link).toBe(page(`functions/${at}`));
    },
  );

  it.each([
    // https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/crypto-encrypt-hex/
    ["crypto.encrypt_hex", "cipher", ["aes128", "aes192", "aes256"]],
    ["crypto.encrypt_hex", "mode", ["cbc", "ctr"]],
    ["crypto.encrypt_hex", "padding", ["nopad", "pkcs7"]],
    // https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-rsa-verify/
    ["digest.rsa_verify", "base64_variant", ["default", "standard", "url", "url_nopad"]],
    // https://www.fastly.com/documentation/reference/vcl/functions/cryptographic/digest-ecdsa-verify/
    ["digest.ecdsa_verify", "digest_format", ["der", "jwt"]],
    // https://www.fastly.com/documentation/reference/vcl/functions/headers/header-get/
    ["header.get", "where", ["bereq", "beresp", "obj", "req", "resp"]],
  ])("%s takes for %s one of %j", (name, parameter, words) => {
    const found = findFunction(name)?.signatures[0]?.parameters.find(
      (one) => one.name === parameter,
    );
    expect(found?.words?.toSorted()).toEqual(words);
  });

  it.each([
    // https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/early-hints/
    ["early_hints", namesIn(everywhere)],
    // https://www.fastly.com/documentation/reference/vcl/functions/tls-and-http/h3-alt-svc/
    ["h3.alt_svc", namesIn(everywhere)],
    // https://www.fastly.com/documentation/reference/vcl/functions/miscellaneous/resp-tarpit/
    ["resp.tarpit", ["deliver"]],
  ])("%s stands in %j", (name, scope) => {
    expect(namesIn(findFunction(name)?.scope ?? 0)).toEqual(scope);
  });

  it("knows which results may be not set", () => {
    // https://www.fastly.com/documentation/reference/vcl/functions/table/table-lookup/
    expect(findFunction("table.lookup")?.mayBeUnset).toBe(true);
    // https://www.fastly.com/documentation/reference/vcl/functions/headers/header-get/
    expect(findFunction("header.get")?.mayBeUnset).toBe(true);
    expect(findFunction("std.tolower")?.mayBeUnset).toBe(false);
  });
});
