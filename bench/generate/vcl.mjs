import { mulberry32 } from "./random.mjs";

/**
 * A file of custom VCL of about so many lines, from a seed: what tools and people write at length. Clean under
 * `edgewall lint`, and free of errors for falco.
 *
 * @param {number} lines
 * @param {number} seed
 */
export function generatedVcl(lines, seed) {
  const next = mulberry32(seed);
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
