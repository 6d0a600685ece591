import { quote, type Diagnostic } from "../../diagnostics/index.js";
import { isServiceId } from "../../project/service-config.js";
import type { Io } from "../io.js";
import type { TargetOptions } from "../target.js";

export type FoundService =
  | { readonly ok: true; readonly serviceId: string }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The id of the service to flip a switch of. Where FASTLY_SERVICE_ID says it, and no environment is asked for, the
 * configuration is not read: it is TypeScript, and reading it takes longer than the flip.
 *
 * @param names the compiled services
 */
export async function findService(
  io: Io,
  policies: string,
  names: readonly string[],
  options: TargetOptions,
): Promise<FoundService> {
  const credentials = io.credentials?.() ?? {};
  const { serviceId } = credentials;
  if (serviceId !== undefined && options.env === undefined) {
    if (isServiceId(serviceId)) return { ok: true, serviceId };
    return {
      ok: false,
      diagnostics: [
        {
          code: "EW3020",
          severity: "error",
          message: `FASTLY_SERVICE_ID: ${quote(serviceId, 70)} is not an id of Fastly's`,
          help: "copy it from the service's page: letters and digits",
        },
      ],
    };
  }
  const [{ loadConfig }, { chooseTarget }] = await Promise.all([
    import("../../project/config-file.js"),
    import("../target.js"),
  ]);
  const { config, diagnostics } = await loadConfig(io.cwd, policies);
  if (diagnostics.some(({ severity }) => severity === "error")) return { ok: false, diagnostics };
  const configured = config.services?.map(({ name, policy }) => name ?? policy);
  const chosen = chooseTarget(configured ?? names, config, options, credentials);
  return chosen.ok
    ? { ok: true, serviceId: chosen.target.serviceId }
    : { ok: false, diagnostics: [chosen.diagnostic] };
}
