import type { Code, Severity } from "../diagnostics/index.js";

/** How many entries the account's containers hold, and how large its VCL may be. Fastly's defaults otherwise. */
export interface LimitOptions {
  /** Entries per ACL; 1,000 unless Fastly raised it. */
  readonly aclEntries?: number;
  /** Items per edge dictionary; 1,000 unless Fastly raised it. */
  readonly dictionaryItems?: number;
  /** Bytes of one VCL file or snippet; 1,000,000 unless Fastly raised it. */
  readonly vclBytes?: number;
  /** ACLs and dictionaries that one list may be divided over; 256 unless given. */
  readonly shards?: number;
  /** API writes an hour; 1,000 unless Fastly raised it. */
  readonly apiWritesPerHour?: number;
}

/** A Fastly service and the policy that runs on it. */
export interface ServiceOptions {
  /** Names the folder under vcl-out and golden; the policy's name when left out. */
  readonly name?: string;
  /** The name that the policy gives itself. */
  readonly policy: string;
  /** Fastly's id of the service, if it has no environments; FASTLY_SERVICE_ID when left out. */
  readonly serviceId?: string;
  /** The same policy on several Fastly services; `--env` says which. */
  readonly environments?: Readonly<Record<string, EnvironmentOptions>>;
  /**
   * How the policy reaches the service: as snippets beside its other VCL (the default), or as its one custom VCL, which
   * is main.vcl.
   */
  readonly delivery?: "snippets" | "main";
}

/** One Fastly service that a policy runs on. */
export interface EnvironmentOptions {
  readonly serviceId: string;
  /** Where they differ from `limits`; what compiles is the same in every environment. */
  readonly limits?: LimitOptions;
}

/** How commands write to Fastly. */
export interface PushOptions {
  /** API writes of each hour that a push leaves for `flip` and `ban`; 50 unless given. */
  readonly reserve?: number;
  /** After so many minutes without a sign of its owner, a push's lock counts as left behind; 15 unless given. */
  readonly lockMinutes?: number;
  /** The shortest prefixes that `edgewall ban` bans; 16 and 32 unless given. */
  readonly widestBan?: { readonly v4?: number; readonly v6?: number };
}

/** What `edgewall lint` makes of the service's other VCL. */
export interface LintOptions {
  /** What a finding counts for, by its code: `{ EW2074: "off" }`. Syntax errors stay errors. */
  readonly rules?: Readonly<Partial<Record<Code, Severity | "off">>>;
  /** Names that Fastly or files elsewhere declare. */
  readonly declared?: DeclaredOptions;
  /** How many warnings there may be; any number unless given. */
  readonly maxWarnings?: number;
}

/** Names that VCL may use without declaring them. */
export interface DeclaredOptions {
  readonly acls?: readonly string[];
  readonly tables?: readonly string[];
  /** Directors count as backends. */
  readonly backends?: readonly string[];
  readonly subroutines?: readonly string[];
  readonly penaltyboxes?: readonly string[];
  readonly ratecounters?: readonly string[];
}

/** What edgewall.config.ts exports. */
export interface Config {
  readonly limits?: LimitOptions;
  /** The one error code that carries decisions from vcl_recv to vcl_error: 600 to 699, 620 by default. */
  readonly errorCode?: number;
  /** Every policy is its own service when left out. */
  readonly services?: readonly ServiceOptions[];
  readonly lint?: LintOptions;
  readonly push?: PushOptions;
  /** Files with newer ranges than edgewall's own copies, which lists had better not ban; relative to the root. */
  readonly knownRanges?: {
    readonly fastly?: string;
    readonly googlebot?: string;
    readonly bingbot?: string;
    readonly duckduckbot?: string;
    readonly applebot?: string;
  };
  /** Addresses and CIDRs of your origins, which lists had better not ban. */
  readonly origins?: readonly string[];
}

/**
 * The project's configuration, for edgewall.config.ts.
 *
 * @example
 * export default defineConfig({ limits: { aclEntries: 25_000 } });
 */
export function defineConfig(config: Config): Config {
  return config;
}
