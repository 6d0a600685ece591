import { ban } from "../../fastly/ban/ban.js";
import { readAddresses } from "../../fastly/ban/addresses.js";
import { parseDuration } from "../../fastly/ban/duration.js";
import { connect, systemClock } from "../credentials.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import type { TargetOptions } from "../target.js";
import { loadBanProject } from "./ban-project.js";
import { notedBan, notedUnknown, reportBan } from "./ban-report.js";
import { auditor, failed, refuse } from "./flip-report.js";

export interface BanOptions extends TargetOptions {
  readonly policies: string;
  readonly json: boolean;
  readonly list?: string;
  readonly for?: string;
  readonly reason?: string;
  readonly myIp?: string;
  readonly audit?: string;
}

/** `edgewall ban`: addresses onto a live list at the edge. */
export async function banCommand(
  texts: readonly string[],
  options: BanOptions,
  io: Io,
): Promise<ExitCode> {
  const { json } = options;
  const addresses = readAddresses(texts, "");
  if (!addresses.ok) return failed(io, json, addresses.failure);
  const own = readAddresses(options.myIp === undefined ? [] : [options.myIp], "`--my-ip`: ");
  if (!own.ok) return failed(io, json, own.failure);
  const duration = options.for === undefined ? undefined : parseDuration(options.for);
  if (duration?.ok === false) return failed(io, json, duration.failure);

  const loaded = await loadBanProject(io, { ...options, own: own.value });
  if (!loaded.ok) return refuse(io, json, loaded.diagnostics, loaded.code);
  const { context, serviceId } = loaded.project;
  const connection = connect(io);
  if (!connection.ok) return refuse(io, json, [connection.diagnostic]);
  const audit = auditor(io, options.audit, {
    command: "ban",
    service: serviceId,
    reason: options.reason ?? null,
  });
  if (!audit.ok) return refuse(io, json, [audit.diagnostic]);

  const now = (io.clock ?? systemClock).now();
  const end = duration && Math.floor(now / 1_000) + duration.value;
  const banned = await ban(connection.client, serviceId, context, {
    addresses: addresses.value,
    end,
    now,
  });
  if (!banned.ok) {
    if (banned.failure.isOpen) await audit.note(notedUnknown(context, addresses.value));
    return failed(io, json, banned.failure);
  }
  await audit.note(notedBan(banned.value));
  reportBan(banned.value, { json, serviceId, now }, io);
  return exitCodes.done;
}
