import { readAddresses } from "../../fastly/ban/addresses.js";
import { unban } from "../../fastly/ban/unban.js";
import { connect, systemClock } from "../credentials.js";
import { exitCodes, type ExitCode } from "../exit-codes.js";
import type { Io } from "../io.js";
import type { BanOptions } from "./ban.js";
import { loadBanProject } from "./ban-project.js";
import { notedBan, notedUnknown, reportBan } from "./ban-report.js";
import { auditor, failed, refuse } from "./flip-report.js";

export type UnbanOptions = Omit<BanOptions, "for" | "myIp">;

/** `edgewall unban`: addresses off a live list at the edge. */
export async function unbanCommand(
  texts: readonly string[],
  options: UnbanOptions,
  io: Io,
): Promise<ExitCode> {
  const { json } = options;
  const addresses = readAddresses(texts, "");
  if (!addresses.ok) return failed(io, json, addresses.failure);
  const loaded = await loadBanProject(io, { ...options, own: [] });
  if (!loaded.ok) return refuse(io, json, loaded.diagnostics, loaded.code);
  const { context, serviceId } = loaded.project;
  const connection = connect(io);
  if (!connection.ok) return refuse(io, json, [connection.diagnostic]);
  const audit = auditor(io, options.audit, {
    command: "unban",
    service: serviceId,
    reason: options.reason ?? null,
  });
  if (!audit.ok) return refuse(io, json, [audit.diagnostic]);

  const unbanned = await unban(connection.client, serviceId, context, addresses.value);
  if (!unbanned.ok) {
    if (unbanned.failure.isOpen) await audit.note(notedUnknown(context, addresses.value));
    return failed(io, json, unbanned.failure);
  }
  await audit.note(notedBan(unbanned.value));
  const { now } = io.clock ?? systemClock;
  reportBan(unbanned.value, { json, serviceId, now: now() }, io);
  return exitCodes.done;
}
