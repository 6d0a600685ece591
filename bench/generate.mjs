/**
 * A policy of so many rules of all kinds, from a seed: the same text for the same arguments.
 *
 * @param {number} count
 * @param {number} seed
 */
export function generatedPolicy(count, seed) {
  const next = random(seed);
  const pick = (values) => values[Math.floor(next() * values.length)];
  const countries = ["US", "CA", "MX", "FR", "DE", "RU", "CN", "BR", "IN", "JP", "GB", "UA"];
  const rules = Array.from({ length: count }, (_, index) => {
    const id = `rule_${index}`;
    const path = `/section-${Math.floor(next() * 500)}/${index}`;
    const when = pick([
      `req.path.is("${path}")`,
      `all(req.method.is("${pick(["POST", "PUT", "DELETE"])}"), req.path.startsWith("${path}"))`,
      `all(client.country.is("${pick(countries)}"), not(req.header("X-Key-${index % 50}").is("${index}")))`,
      `any(req.userAgent.startsWith("agent-${index}"), req.userAgent.contains("bot-${index}"))`,
      `req.query("id").matches(/^${index}-[0-9]+$/)`,
      `all(req.host.is("h${index}.example.com"), client.ip.in(list))`,
    ]);
    const then = pick([
      `block({ status: ${pick([403, 404, 410, 503])} })`,
      `block({ status: 403, body: "no ${index}" })`,
      `answerAtRandom([{ weight: 1, status: 201 }, { weight: ${1 + (index % 5)}, status: 402 }])`,
    ]);
    return `    rule("${id}", { when: ${when}, then: ${then} }),`;
  });
  return [
    'import { all, answerAtRandom, any, block, client, ipList, not, policy, req, rule } from "edgewall";',
    'const list = ipList("generated", { entries: ["192.0.2.0/24"] });',
    'export default policy("many", {',
    "  rules: [",
    ...rules,
    "  ],",
    "});",
    "",
  ].join("\n");
}

/**
 * A policy that makes so many rules in a loop, from a seed.
 *
 * @param {number} count
 * @param {number} seed
 */
export function loopPolicy(count, seed) {
  return `import { all, block, policy, req, rule } from "edgewall";
let state = ${seed};
const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
export default policy("many", {
  rules: Array.from({ length: ${count} }, (_, index) =>
    rule(\`rule_\${index}\`, {
      when: all(
        req.method.is(next() < 0.5 ? "POST" : "PUT"),
        req.path.startsWith(\`/section-\${Math.floor(next() * 500)}/\${index}\`),
      ),
      then: block({ status: 403, body: \`no \${index}\` }),
    }),
  ),
});
`;
}

/**
 * A file of custom VCL of about so many lines, from a seed: what tools and people write at length. Clean under
 * `edgewall lint`, and free of errors for falco.
 *
 * @param {number} lines
 * @param {number} seed
 */
export function generatedVcl(lines, seed) {
  const next = random(seed);
  const number = (below) => Math.floor(next() * below);
  const pick = (values) => values[number(values.length)];
  const out = ["# Generated", "", "acl blocked {"];
  for (let i = 0; i < lines / 15; i++) {
    out.push(
      `  "10.${number(256)}.${i >> 8}.${i & 255}"; # banned by edge-security, ticket SEC-${1000 + number(9000)}`,
    );
  }
  out.push("}", "", "table redirects {");
  for (let i = 0; i < lines / 15; i++) {
    out.push(
      `  "/section-${number(500)}/archive/${2000 + number(26)}/page-${i}.html": "https://www.example.com/new/section-${number(500)}/page-${i}",`,
    );
  }
  out.push("}");
  const names = [];
  for (let i = 0; out.length < lines - 120; i++) {
    names.push(`rules_${i}`);
    out.push("", `# Rules of group ${i}`, `sub rules_${i} {`, "  declare local var.path STRING;");
    out.push("  set var.path = std.tolower(req.url.path);");
    for (let j = 0; j < 12; j++) {
      const id = `${i}_${j}`;
      const path = `/section-${number(500)}/${id}`;
      out.push(
        "",
        `  # rule ${id}, ticket SEC-${1000 + number(9000)}: seen in the logs of ${number(28)} days, owner edge-security, review in ${number(12)} weeks`,
      );
      out.push(
        ...pick([
          [`  if (var.path == "${path}" && req.method == "${pick(["POST", "PUT"])}") {`],
          [
            "  if (",
            `    std.prefixof(var.path, "${path}") &&`,
            `    client.geo.country_code != "${pick(["US", "CA", "DE"])}"`,
            "  ) {",
          ],
          [`  if (req.http.User-Agent ~ "(?i)^agent-${id}(/[0-9.]+)?" || client.ip ~ blocked) {`],
          [`  if (table.lookup(redirects, "${path}", "") == "on" && !req.http.X-Key-${j}) {`],
        ]),
      );
      out.push(
        ...pick([
          [`    error 620 "rule_${id}";`],
          [
            `    set req.http.X-Rule-${j} = "rule_${id}";`,
            `    log "syslog " req.service_id " edge :: rule ${id} " json.escape(req.url);`,
          ],
          [
            `    set req.http.X-Path = regsub(req.url, "^/old-${id}/([^?]*)", "/new/\\1");`,
            "    return(pass);",
          ],
        ]),
      );
      out.push("  }");
    }
    out.push("}");
  }
  out.push("", "sub vcl_recv {", "  #FASTLY recv", "  if (fastly.ff.visits_this_service == 0) {");
  for (const name of names) out.push(`    call ${name};`);
  out.push("  }", "  return(lookup);", "}", "");
  return out.join("\n");
}

/** mulberry32 */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
