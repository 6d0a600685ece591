import { page, recv, type Difference } from "./difference.js";

const table = page("declarations/table");
const backend = page("declarations/backend");
const director = page("declarations/director");

/** Where the two differ about declarations and about what literals hold. */
export const valuesDiffer: readonly Difference[] = [
  {
    by: "falco",
    says: /^Undefined backend property \S+ specified$/u,
    because: "a warning of ours: Fastly adds properties",
    page: backend,
    example: { vcl: 'backend F_o { .host = "a.example"; .nonsense = 1; }' },
  },
  {
    by: "falco",
    says: /^Type mismatch: port requires type STRING but INTEGER was assigned$/u,
    because: "a warning of ours: the page says STRING, and not that a number is refused",
    page: backend,
    example: { vcl: 'backend F_o { .host = "a.example"; .port = 80; }' },
  },
  {
    by: "falco",
    says: /^Undefined director property \S+ specified for director type|^Undefined director property \S+ for director type|^Undefined director property/u,
    because: "a warning of ours: Fastly adds properties",
    page: director,
    example: {
      vcl: 'backend F_o { .host = "a.example"; }\ndirector d fallback { .quorum = 50%; { .backend = F_o; } }',
    },
  },
  {
    by: "edgewall",
    says: /^EW2023 backend .* is declared twice$/u,
    on: /^director /u,
    because: "a director is named as a backend is, so the two cannot share a name",
    page: director,
    example: {
      vcl: 'backend F_o { .host = "a.example"; }\ndirector F_o random { { .backend = F_o; .weight = 1; } }',
    },
  },
  {
    by: "edgewall",
    says: /^EW2061 key .* stands in the table already$/u,
    because: "a key has one value",
    page: table,
    example: { vcl: 'table t { "a": "b", "a": "c" }' },
  },
  {
    by: "edgewall",
    says: /^EW2061 a table cannot hold values of type `TIME`$/u,
    because: "the page does not list it",
    page: table,
    example: { vcl: "table t TIME { }" },
  },
  {
    by: "edgewall",
    says: /^EW2072 \d+ is no status$/u,
    because: "a status has three digits",
    page: page("statements/error"),
    example: recv("error 99;"),
  },
  {
    by: "edgewall",
    says: /^EW2063 /u,
    on: /regsub|querystring\.regfilter/u,
    because: "falco of 2023 compiles the patterns of `~` only",
    page: page("regex"),
    example: recv('set req.http.A = regsub(req.url, "(", "");'),
  },
  {
    by: "edgewall",
    says: /^EW2002 the comment does not end$/u,
    because: "falco ends a comment where the file ends",
    page: page("declarations"),
    example: { vcl: "/* nothing ends this" },
  },
  {
    by: "edgewall",
    says: /^EW2005 the string holds an escape/u,
    because: "falco of 2023 does not look into strings",
    page: page("types/string"),
    example: recv('set req.http.A = "%zz";'),
  },
  {
    by: "edgewall",
    says: /^EW2001 .* cannot compare what another comparison yields$/u,
    because: "comparisons do not chain",
    page: page("operators"),
    example: recv('if (req.url == "a" == true) { log ""; }'),
  },
  {
    by: "edgewall",
    says: /^EW2001 expected a value, found `\+`$/u,
    because: "no operator stands before a value but `!` and `-`",
    page: page("operators"),
    example: recv('set req.http.A =+ "a";'),
  },
  {
    by: "edgewall",
    says: /^EW2020 unknown variable `req\.http\.`$/u,
    because: "a header has a name",
    page: page("variables/client-request/req-http"),
    example: recv('set req.http. = "a";'),
  },
  {
    by: "edgewall",
    says: /^EW2001 expected `=` or another assignment, found `:`$/u,
    because: "a header has one level of fields",
    page: page("functions/miscellaneous/subfield"),
    example: recv('set req.http.A:b:c = "a";'),
  },
];
