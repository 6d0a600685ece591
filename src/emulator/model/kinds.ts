/** The resources that a version holds: their paths, names and fields, as recorded from the API. */
import { digitFlag, digits, flag, integer, text, texts, word, type Field } from "./field.js";

export type KindPath =
  | "acl"
  | "backend"
  | "condition"
  | "dictionary"
  | "director"
  | "domain"
  | "header"
  | "healthcheck"
  | "response_object"
  | "snippet"
  | "vcl";

export interface Kind {
  /** Where it stands in a path. */
  readonly path: KindPath;
  /** Where it stands in a service's details. */
  readonly plural: string;
  /** What error messages call it. */
  readonly title: string;
  /** Older resources give the version's number as text. */
  readonly versionAs: "number" | "text";
  readonly fields: ReadonlyMap<string, Field>;
  /** A name that VCL uses must be one in VCL. */
  readonly namesVcl: boolean;
  readonly hasId: boolean;
  /** An update to a director's name was recorded to change nothing. */
  readonly renames: boolean;
}

function kind(
  path: KindPath,
  plural: string,
  title: string,
  versionAs: Kind["versionAs"],
  fields: Readonly<Record<string, Field>>,
  more: Partial<Kind> = {},
): Kind {
  return {
    path,
    plural,
    title,
    versionAs,
    fields: new Map(Object.entries({ name: text(), ...fields })),
    namesVcl: false,
    hasId: false,
    renames: true,
    ...more,
  };
}

export const snippetTypes = [
  "init",
  "recv",
  "hash",
  "hit",
  "miss",
  "pass",
  "fetch",
  "error",
  "deliver",
  "log",
  "none",
] as const;

const container = { namesVcl: true, hasId: true } as const;

export const kinds: Readonly<Record<KindPath, Kind>> = {
  acl: kind("acl", "acls", "ACL", "text", {}, container),
  backend: kind("backend", "backends", "Backend", "number", {
    address: text(),
    auto_loadbalance: flag(false),
    between_bytes_timeout: integer(10_000),
    client_cert: text(null),
    comment: text(),
    connect_timeout: integer(1000),
    error_threshold: integer(0),
    first_byte_timeout: integer(15_000),
    healthcheck: text(null),
    hostname: text(null),
    ipv4: text(null),
    ipv6: text(null),
    keepalive_time: integer(null),
    max_conn: integer(200),
    max_lifetime: integer(0),
    max_tls_version: text(null),
    max_use: integer(0),
    min_tls_version: text(null),
    override_host: text(null),
    port: integer(80),
    prefer_ipv6: flag(false),
    request_condition: text(),
    share_key: text(null),
    shield: text(null),
    ssl_ca_cert: text(null),
    ssl_cert_hostname: text(null),
    ssl_check_cert: flag(true),
    ssl_ciphers: text(null),
    ssl_client_cert: text(null),
    ssl_client_key: text(null),
    ssl_hostname: text(null),
    ssl_sni_hostname: text(null),
    tcp_keepalive_enable: flag(null),
    tcp_keepalive_interval: integer(null),
    tcp_keepalive_probes: integer(null),
    tcp_keepalive_time: integer(null),
    use_ssl: flag(false),
    weight: integer(100),
  }),
  condition: kind("condition", "conditions", "Condition", "text", {
    comment: text(),
    priority: digits("100"),
    statement: text(),
    type: text("REQUEST"),
  }),
  dictionary: kind(
    "dictionary",
    "dictionaries",
    "Dictionary",
    "number",
    { write_only: flag(false) },
    container,
  ),
  director: kind(
    "director",
    "directors",
    "Director",
    "number",
    {
      backends: texts(),
      capacity: integer(100),
      comment: text(),
      quorum: integer(75),
      retries: integer(5),
      shield: text(null),
      type: integer(1),
    },
    { renames: false },
  ),
  domain: kind("domain", "domains", "Domain", "number", { comment: text() }),
  header: kind("header", "headers", "Header", "text", {
    action: word(["set", "append", "delete", "regex", "regex_repeat"], "set"),
    cache_condition: text(null),
    dst: text(),
    ignore_if_set: digitFlag("0"),
    priority: digits("100"),
    regex: text(),
    request_condition: text(null),
    response_condition: text(null),
    src: text(),
    substitution: text(),
    type: word(["request", "fetch", "cache", "response"], "request"),
  }),
  healthcheck: kind("healthcheck", "healthchecks", "Healthcheck", "number", {
    check_interval: integer(60_000),
    comment: text(),
    expected_response: integer(200),
    headers: texts(),
    host: text(),
    http_version: text("1.1"),
    initial: integer(1),
    method: text("HEAD"),
    path: text(),
    threshold: integer(1),
    timeout: integer(500),
    window: integer(2),
  }),
  response_object: kind("response_object", "response_objects", "ResponseObject", "text", {
    cache_condition: text(),
    content: text(),
    content_type: text(),
    request_condition: text(),
    response: text("Ok"),
    status: digits("200"),
  }),
  snippet: kind(
    "snippet",
    "snippets",
    "Snippet",
    "text",
    {
      content: text(null),
      dynamic: digitFlag("0"),
      priority: digits("100"),
      type: word(snippetTypes, "none"),
    },
    { hasId: true },
  ),
  vcl: kind("vcl", "vcls", "VCL", "number", { content: text(), main: flag(false) }),
};

/** A version's settings. */
export const settings: ReadonlyMap<string, Field> = new Map(
  Object.entries({
    "general.default_host": text(),
    "general.default_pci": integer(0),
    "general.default_ttl": integer(3600),
    "general.stale_if_error": flag(false),
    "general.stale_if_error_ttl": integer(43_200),
  }),
);

/** Resources that a service's details list and that are not emulated: always none. */
export const otherPlurals = ["cache_settings", "gzips", "request_settings", "wordpress"] as const;
