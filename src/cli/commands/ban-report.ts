import { formatCidr, type Cidr } from "../../addresses/index.js";
import { visible } from "../../diagnostics/index.js";
import type { BanResult } from "../../fastly/ban/ban.js";
import type { BanContext } from "../../fastly/ban/context.js";
import { describeBan } from "../../fastly/ban/value.js";
import type { Io } from "../io.js";
import { writeJson } from "../report.js";
import { unknown, type Noted } from "./flip-report.js";

/** What became of each address, before -> after. */
export function reportBan(
  { service, list, addresses, warnings }: BanResult,
  {
    json,
    serviceId,
    now,
  }: { readonly json: boolean; readonly serviceId: string; readonly now: number },
  io: Io,
): void {
  for (const warning of warnings) io.stderr.write(`warning: ${visible(warning, 500)}\n`);
  if (json) {
    const listed = addresses.map(({ address, before, after }) => ({
      address,
      before: before ?? null,
      after: after ?? null,
    }));
    writeJson(io, { service: serviceId, list, addresses: listed });
    return;
  }
  for (const { address, before, after, isWritten } of addresses) {
    const is = describeBan(after, now);
    const was = isWritten ? `${describeBan(before, now)} -> ` : "";
    io.stdout.write(`${list}: ${address}: ${was}${is}${isWritten ? "" : ", as before"}\n`);
  }
  const written = addresses.filter(({ isWritten }) => isWritten).length;
  const what = written === 0 ? "nothing was written" : "read back";
  io.stderr.write(`service ${visible(service, 100)} (${serviceId}): ${what}\n`);
}

/** One line of the audit file for each address. */
export function notedBan({ list, addresses }: BanResult): readonly Noted[] {
  return addresses.map(({ address, before, after }) => ({
    list,
    address,
    before: before ?? null,
    after: after ?? null,
  }));
}

/** The same, where nobody knows what was written. */
export function notedUnknown(
  { list: { list } }: BanContext,
  addresses: readonly Cidr[],
): readonly Noted[] {
  return addresses.map((cidr) => ({
    list: list.name,
    address: formatCidr(cidr),
    before: null,
    after: unknown,
  }));
}
