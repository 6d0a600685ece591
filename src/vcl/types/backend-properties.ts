import type { VclType } from "./type.js";

export interface PropertyType {
  readonly type: VclType | "PROBE" | "PERCENTAGE";
  /** The words that an ID can be. */
  readonly words?: readonly string[];
  readonly required?: true;
}

/** A property's name, without its dot, and its type. */
export type Properties = ReadonlyMap<string, PropertyType>;

function properties(
  types: Readonly<Record<string, PropertyType | PropertyType["type"]>>,
): Properties {
  return new Map(
    Object.entries(types).map(([name, type]) => [name, typeof type === "string" ? { type } : type]),
  );
}

/** https://www.fastly.com/documentation/reference/vcl/declarations/backend/ */
export const backendProperties: Properties = properties({
  always_use_host_header: "BOOL",
  between_bytes_timeout: "RTIME",
  bypass_local_route_table: "BOOL",
  connect_timeout: "RTIME",
  dynamic: "BOOL",
  fetch_timeout: "RTIME",
  first_byte_timeout: "RTIME",
  host: "STRING",
  host_header: "STRING",
  keepalive_time: "RTIME",
  max_connections: "INTEGER",
  max_tls_version: "STRING",
  min_tls_version: "STRING",
  port: "STRING",
  prefer_ipv6: "BOOL",
  probe: "PROBE",
  share_key: "STRING",
  ssl: "BOOL",
  ssl_ca_cert: "STRING",
  ssl_cert_hostname: "STRING",
  ssl_check_cert: { type: "ID", words: ["always", "never"] },
  ssl_ciphers: "STRING",
  ssl_client_cert: "STRING",
  ssl_client_key: "STRING",
  ssl_sni_hostname: "STRING",
});

/** https://www.fastly.com/documentation/reference/vcl/declarations/backend/ */
export const probeProperties: Properties = properties({
  dummy: "BOOL",
  expected_response: "INTEGER",
  initial: "INTEGER",
  interval: "RTIME",
  request: "STRING",
  threshold: "INTEGER",
  timeout: "RTIME",
  url: "STRING",
  window: "INTEGER",
});

export type DirectorType = "random" | "fallback" | "hash" | "client" | "chash" | "shield";

interface DirectorProperties {
  readonly director: Properties;
  /** Of each of its members; a director without is made of properties alone. */
  readonly member?: Properties;
}

const backend: PropertyType = { type: "BACKEND", required: true };
const weight: PropertyType = { type: "INTEGER", required: true };

/** https://www.fastly.com/documentation/reference/vcl/declarations/director/ */
export const directors: Readonly<Record<DirectorType, DirectorProperties>> = {
  random: {
    director: properties({ quorum: "PERCENTAGE", retries: "INTEGER" }),
    member: properties({ backend, weight }),
  },
  fallback: {
    director: properties({}),
    member: properties({ backend }),
  },
  hash: {
    director: properties({ quorum: "PERCENTAGE" }),
    member: properties({ backend, weight }),
  },
  client: {
    director: properties({ quorum: "PERCENTAGE" }),
    member: properties({ backend, weight }),
  },
  chash: {
    director: properties({
      key: { type: "ID", words: ["object", "client"] },
      quorum: "PERCENTAGE",
      seed: "INTEGER",
      vnodes_per_node: "INTEGER",
    }),
    member: properties({ backend, id: { type: "STRING", required: true } }),
  },
  // Fastly writes these itself, for a service with shielding.
  shield: {
    director: properties({ is_ssl: "BOOL", shield: { type: "STRING", required: true } }),
  },
};

export function isDirectorType(name: string): name is DirectorType {
  return Object.hasOwn(directors, name);
}
