import { didYouMean, quote, type Diagnostic } from "../diagnostics/index.js";
import type { Limits } from "../compiler/settings.js";
import type { ProjectConfig } from "../project/config.js";
import { isServiceId } from "../project/service-config.js";
import { fastlyEndpoint, type Credentials } from "./take-credentials.js";

/** Which of several services, and which of its environments. */
export interface TargetOptions {
  /** The name of a service: a folder of golden. */
  readonly service?: string;
  readonly env?: string;
}

/** The Fastly service that a command talks to. */
export interface Target {
  /** The compiled service's name. */
  readonly name: string;
  /** Fastly's id. */
  readonly serviceId: string;
  readonly delivery: "snippets" | "main";
  readonly limits: Limits;
}

export type ChosenTarget =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Chooses the service. What the configuration names counts; where it names nothing, FASTLY_SERVICE_ID does; where the
 * two disagree, nothing is done, because one of them is a mistake. At an endpoint other than Fastly's, ids of the
 * configuration mean nothing, and FASTLY_SERVICE_ID counts.
 *
 * @param names the compiled services
 */
export function chooseTarget(
  names: readonly string[],
  config: Pick<ProjectConfig, "services" | "settings">,
  options: TargetOptions,
  { serviceId: fromEnvironment, endpoint = fastlyEndpoint }: Omit<Credentials, "token">,
): ChosenTarget {
  const name = chooseName(names, options.service);
  if (typeof name !== "string") return name;
  const service = config.services?.find((item) => (item.name ?? item.policy) === name);
  const environments = service?.environments ?? new Map<string, never>();
  if (options.env === undefined && environments.size > 0 && fromEnvironment === undefined)
    return refuse(
      `the service ${quote(name)} has several environments`,
      `say which with --env: ${list([...environments.keys()])}`,
    );
  const environment = options.env === undefined ? undefined : environments.get(options.env);
  if (options.env !== undefined && environment === undefined)
    return refuse(
      `the service ${quote(name)} has no environment ${quote(options.env)}`,
      environments.size === 0
        ? "edgewall.config.ts names none: give it `environments`, or leave --env out"
        : suggest(options.env, [...environments.keys()], "its environments are"),
    );
  const configured = environment?.serviceId ?? service?.serviceId;
  const isElsewhere = endpoint.replace(/\/+$/, "") !== fastlyEndpoint;
  const isContradicted = fromEnvironment !== undefined && configured !== fromEnvironment;
  if (configured !== undefined && isContradicted && !isElsewhere)
    return refuse(
      `FASTLY_SERVICE_ID is ${quote(fromEnvironment, 70)}, and the configuration says ${quote(configured)}`,
      "unset the one that is wrong",
    );
  const serviceId = (isElsewhere ? fromEnvironment : undefined) ?? configured ?? fromEnvironment;
  if (serviceId === undefined)
    return refuse(
      `no Fastly service is named for ${quote(name)}`,
      "set FASTLY_SERVICE_ID, or give the service a `serviceId` in edgewall.config.ts",
    );
  if (!isServiceId(serviceId))
    return refuse(
      `FASTLY_SERVICE_ID: ${quote(serviceId, 70)} is not an id of Fastly's`,
      "copy it from the service's page: letters and digits",
    );
  // An environment that was chosen by its id has its limits, too.
  const limits =
    environment?.limits ??
    [...environments.values()].find((item) => item.serviceId === serviceId)?.limits;
  return {
    ok: true,
    target: {
      name,
      serviceId,
      delivery: service?.delivery ?? "snippets",
      limits: { ...config.settings.limits, ...limits },
    },
  };
}

function chooseName(
  names: readonly string[],
  wanted: string | undefined,
): string | Extract<ChosenTarget, { readonly ok: false }> {
  const [only, ...more] = names;
  if (wanted !== undefined)
    return names.includes(wanted)
      ? wanted
      : refuse(`there is no service ${quote(wanted)}`, suggest(wanted, names, "the services are"));
  if (only === undefined)
    return refuse("there is no service", "write a policy to policies/NAME.policy.ts");
  return more.length === 0
    ? only
    : refuse("there are several services", `say which with --service: ${list(names)}`);
}

function suggest(wanted: string, names: readonly string[], introduction: string): string {
  const meant = didYouMean(wanted, names);
  return meant === undefined ? `${introduction} ${list(names)}` : `did you mean ${quote(meant)}?`;
}

function list(names: readonly string[]): string {
  return names.map((name) => quote(name)).join(", ");
}

function refuse(message: string, help: string): Extract<ChosenTarget, { readonly ok: false }> {
  return { ok: false, diagnostic: { code: "EW3020", severity: "error", message, help } };
}
