import {
  findFunction,
  findVariable,
  namesIn,
  type VclFunction,
} from "../../../../src/vcl/types/index.js";
import { names } from "../declarations.js";
import { argument, isValueType } from "../values.js";
import { placeIn } from "../place.js";
import { firstOfAll } from "../draw.js";
import type { Difference } from "./difference.js";

/** Variables that falco does not know, most of them newer than 2023. */
const newVariables = [
  "bereq.fetch_timeout",
  "bereq.headers",
  "bereq.max_reuse_idle_time",
  "beresp.backend.host",
  "beresp.backend.src_port",
  "beresp.headers",
  "beresp.iam_error",
  "client.platform.model",
  "client.platform.vendor",
  "client.sess_timeout",
  "director.F_origin.healthy",
  "fastly.bot.analyzed",
  "fastly.bot.category",
  "fastly.bot.category.is_accessibility",
  "fastly.bot.category.is_ai_crawler",
  "fastly.bot.category.is_ai_fetcher",
  "fastly.bot.category.is_content_fetcher",
  "fastly.bot.category.is_monitoring_and_site_tools",
  "fastly.bot.category.is_online_marketing",
  "fastly.bot.category.is_page_preview",
  "fastly.bot.category.is_platform_integrations",
  "fastly.bot.category.is_research",
  "fastly.bot.category.is_search_engine_crawler",
  "fastly.bot.category.is_search_engine_optimization",
  "fastly.bot.category.is_security_tools",
  "fastly.bot.category.is_verified",
  "fastly.bot.detected",
  "fastly.bot.name",
  "fastly.ddos_detected",
  "fastly.ff.visits_this_pop",
  "fastly.is_staging",
  "fastly_info.oh_fingerprint",
  "fastly_info.request_id",
  "fastly_info.version",
  "obj.headers",
  "req.customer_id",
  "remote.port",
  "req.headers",
  "resp.headers",
  "server.billing_region",
  "server.pop",
  "time.now",
  "time.now.sec",
  "tls.client.certificate.dn",
  "tls.client.certificate.is_cert_bad",
  "tls.client.certificate.is_cert_expired",
  "tls.client.certificate.is_cert_missing",
  "tls.client.certificate.is_cert_revoked",
  "tls.client.certificate.is_cert_unknown",
  "tls.client.certificate.is_unknown_ca",
  "tls.client.certificate.is_verified",
  "tls.client.certificate.issuer_dn",
  "tls.client.certificate.not_after",
  "tls.client.certificate.not_before",
  "tls.client.certificate.raw_certificate_b64",
  "tls.client.certificate.serial_number",
  "tls.client.ja4",
];

/** Functions that falco did not know in 2023. */
const newFunctions = [
  "digest.ecdsa_verify",
  "digest.hash_xxh32",
  "digest.hash_xxh32_from_base64",
  "digest.hash_xxh64",
  "digest.hash_xxh64_from_base64",
  "digest.hmac_sha256_with_base64_key",
  "early_hints",
  "fastly.ff.last_hop_was_serviceid",
  "fastly.try_select_shield",
  "header.filter",
  "header.filter_except",
  "header.get",
  "header.set",
  "header.unset",
  "std.strcasecmp",
  "time.interval_elapsed_ratio",
  "url.normalize",
  "uuid.is_version7",
  "uuid.version7",
];

const because = "falco of 2023 does not know it";

export const newerNames: readonly Difference[] = [
  ...newVariables.flatMap((name): readonly Difference[] => {
    const variable = findVariable(name);
    const [subroutine] = namesIn(variable?.read ?? 0);
    if (variable === undefined || subroutine === undefined) throw new Error(`no variable ${name}`);
    const says = new RegExp(`^Undefined variable "${escape(name)}"$`, "u");
    const statement = `log "" ${name};`;
    return [
      { by: "falco", says, because, page: variable.link, example: { in: subroutine, statement } },
    ];
  }),
  ...newFunctions.flatMap((name): readonly Difference[] => {
    const found = findFunction(name);
    const [subroutine] = namesIn(found?.scope ?? 0);
    if (found === undefined || subroutine === undefined) throw new Error(`no function ${name}`);
    const says = new RegExp(`^Function "${escape(name)}" is not defined$`, "u");
    const statement = useOf(found);
    return [
      { by: "falco", says, because, page: found.link, example: { in: subroutine, statement } },
    ];
  }),
];

function escape(name: string): string {
  return name.replaceAll(".", "\\.");
}

/** A statement that calls it with the simplest arguments. */
function useOf({ name, returns, signatures }: VclFunction): string {
  const place = placeIn("recv", names);
  const args = (signatures[0]?.parameters ?? [])
    .filter(({ optional }) => !optional)
    .map((parameter) => argument(parameter, firstOfAll(false), place, 0));
  const call = `${name}(${args.join(", ")})`;
  if (returns === "VOID") return `${call};`;
  if (returns === "BACKEND") return `set req.backend = ${call};`;
  if (isValueType(returns)) return `set var.${returns}_a = ${call};`;
  return `if (req.url ~ ${call}) { log ""; }`;
}
