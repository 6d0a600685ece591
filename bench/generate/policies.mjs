import { mulberry32 } from "./random.mjs";

/**
 * A policy of so many rules of all kinds, from a seed: the same text for the same arguments.
 *
 * @param {number} count
 * @param {number} seed
 */
export function generatedPolicy(count, seed) {
  const next = mulberry32(seed);
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
