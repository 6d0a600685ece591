import { quote } from "../diagnostics/index.js";
import { defaultSettings, type Limits } from "../compiler/settings.js";
import { entries, wholeNumber, type Fault } from "./config-values.js";

/** A service and the policy it runs. */
export interface ServiceConfig {
  readonly name: string | undefined;
  readonly policy: string;
  /** Fastly's id of the service; of its environments, each has its own. */
  readonly serviceId: string | undefined;
  readonly environments: ReadonlyMap<string, EnvironmentConfig>;
  readonly delivery: "snippets" | "main";
}

/** The service as one Fastly service: staging, production and the like. */
export interface EnvironmentConfig {
  readonly serviceId: string;
  /** Where they differ from those of the account. */
  readonly limits: Partial<Limits>;
}

/** Whether a text can be an id of Fastly's; it becomes a part of URLs. */
export function isServiceId(text: string): boolean {
  return /^[A-Za-z0-9]{1,64}$/.test(text);
}

const limitNames = [
  "aclEntries",
  "dictionaryItems",
  "vclBytes",
  "shards",
  "apiWritesPerHour",
] as const satisfies readonly (keyof Limits)[];

/** The limits that an object names; what is wrong with it goes to `faults`. */
export function readLimits(value: unknown, faults: Fault[]): Partial<Limits> {
  const limits = entries(value ?? {}, "`limits`", limitNames, faults);
  return Object.fromEntries(
    limitNames
      .filter((name) => limits[name] !== undefined)
      .map((name) => [
        name,
        wholeNumber(limits[name], name, 1, 1_000_000_000, defaultSettings.limits[name], faults),
      ]),
  );
}

/** Reads `services`; undefined where there is none. */
export function readServices(
  value: unknown,
  faults: Fault[],
): readonly ServiceConfig[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value))
    return value.flatMap((item: unknown): readonly ServiceConfig[] => readService(item, faults));
  faults.push({
    word: "services",
    message: "`services` is not an array",
    help: "give an array of services",
  });
  return undefined;
}

const serviceKeys = ["name", "policy", "serviceId", "environments", "delivery"] as const;

function readService(item: unknown, faults: Fault[]): readonly ServiceConfig[] {
  const { name, policy, serviceId, environments, delivery } = entries(
    item,
    "a service",
    serviceKeys,
    faults,
  );
  if (typeof policy !== "string" || (name !== undefined && typeof name !== "string")) {
    faults.push({
      word: "services",
      message: "a service names no policy",
      help: 'give `{ policy: "NAME" }`, with the name that the policy gives itself',
    });
    return [];
  }
  if (name !== undefined && !/^[A-Za-z][\w-]{0,99}$/.test(name)) {
    faults.push({
      word: name,
      message: `service name ${quote(name)} is not usable`,
      help: "start with a letter, go on with letters, digits, `_` or `-`, 100 at the most: it names a folder",
    });
    return [];
  }
  return [
    {
      name,
      policy,
      serviceId: readServiceId(serviceId, faults),
      environments: readEnvironments(environments, faults),
      delivery: readDelivery(delivery, faults),
    },
  ];
}

function readServiceId(value: unknown, faults: Fault[]): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && isServiceId(value)) return value;
  faults.push({
    word: "serviceId",
    message: "`serviceId` is not an id of Fastly's",
    help: "copy it from the service's page: letters and digits",
  });
  return undefined;
}

function readEnvironments(value: unknown, faults: Fault[]): ReadonlyMap<string, EnvironmentConfig> {
  const environments = new Map<string, EnvironmentConfig>();
  if (value === undefined) return environments;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    faults.push({
      word: "environments",
      message: "`environments` is not an object",
      help: 'give `{ NAME: { serviceId: "…" } }`, one for each environment',
    });
    return environments;
  }
  for (const [name, environment] of Object.entries(value)) {
    const what = `the environment ${quote(name)}`;
    const { serviceId, limits } = entries(environment, what, ["serviceId", "limits"], faults);
    const id = readServiceId(serviceId, faults);
    if (id !== undefined)
      environments.set(name, { serviceId: id, limits: readLimits(limits, faults) });
    else if (serviceId === undefined)
      faults.push({
        word: name,
        message: `${what} has no \`serviceId\``,
        help: "each environment is a Fastly service of its own",
      });
  }
  return environments;
}

function readDelivery(value: unknown, faults: Fault[]): ServiceConfig["delivery"] {
  if (value === undefined) return "snippets";
  if (value === "snippets" || value === "main") return value;
  faults.push({
    word: "delivery",
    message: '`delivery` is neither "snippets" nor "main"',
    help: "snippets stand beside the service's other VCL; main is its one custom VCL",
  });
  return "snippets";
}
