import { visible } from "../../diagnostics/index.js";
import { settle } from "./settle.js";
import { failed, nothing, stopped, type Step } from "./stop.js";
import type { Target } from "./target.js";

/** Has Fastly check a draft. Reads only. */
export async function validateDraft(
  { client, serviceId }: Target,
  version: number,
): Promise<Step<undefined>> {
  const checked = await client.validate(serviceId, version);
  if (!checked.ok) return failed(checked.error);
  const { valid, msg, errors } = checked.value;
  return valid ? nothing : refused(version, errors[0] ?? msg ?? "it does not say why");
}

/** Makes a draft live, in production or on staging. */
export async function activateDraft(
  target: Target,
  version: number,
  staging: boolean,
): Promise<Step<undefined>> {
  const { client, serviceId, settling } = target;
  const activated = await settle(
    {
      make: async () => {
        const made = await client.activate(serviceId, version, staging ? "staging" : undefined);
        return made.ok ? { ok: true, value: true } : made;
      },
      find: async () => {
        const service = await client.service(serviceId);
        if (!service.ok) return service;
        const found = service.value.versions.find(({ number }) => number === version);
        const isLive = staging ? found?.staging : found?.active;
        return { ok: true, value: isLive === true ? true : undefined };
      },
    },
    settling,
  );
  if (activated.ok) return nothing;
  const { stop } = activated;
  return stop.code === "EW3040" && stop.error?.kind === "invalid"
    ? refused(version, stop.error.detail ?? stop.error.msg)
    : activated;
}

function refused(version: number, reason: string): Step<undefined> {
  return stopped({
    code: "EW3042",
    message: `Fastly refuses version ${version}: ${visible(reason, 1_000)}`,
    help: "correct what it names, in the policy or in the service's other VCL; the next push goes on with this draft",
    kind: "failed",
  });
}
