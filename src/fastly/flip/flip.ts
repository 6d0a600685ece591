import { quote } from "../../diagnostics/index.js";
import type { FastlyClient } from "../client/index.js";
import { isToggleState, type DeclaredToggle, type ToggleState } from "./declared.js";
import { done, open, refused, remote, type Outcome } from "./failure.js";
import { findToggle, type LiveToggle } from "./find.js";
import { activeVersion } from "./active.js";

export interface FlipRequest {
  /** `key` or `dictionary.key`. */
  readonly name: string;
  readonly declared: readonly DeclaredToggle[];
  /** Undefined turns the switch over. */
  readonly wanted: ToggleState | undefined;
  /** What the caller believes it is now. */
  readonly expect: ToggleState | undefined;
}

export interface Flipped {
  readonly toggle: string;
  readonly dictionary: string;
  /** Undefined where there was no item, which reads as the toggle's initial state. */
  readonly before: string | undefined;
  readonly after: ToggleState;
  /** False where it was so already. */
  readonly isWritten: boolean;
  /** Fastly's name of the service. */
  readonly service: string;
}

/**
 * Throws one switch at the edge. What it shall be is settled once, before anything is written: a write that is repeated
 * writes the same value, and never turns the switch back.
 */
export async function flip(
  client: FastlyClient,
  serviceId: string,
  { name, declared, wanted, expect }: FlipRequest,
): Promise<Outcome<Flipped>> {
  const active = await activeVersion(client, serviceId);
  if (!active.ok) return active;
  const found = await findToggle(client, serviceId, active.value.version, { name, declared });
  if (!found.ok) return found;
  const toggle = found.value;
  const state = stateOf(toggle);
  if (expect !== undefined && state !== expect) return unexpected(toggle, state, expect);
  if (state === undefined && wanted === undefined) return undecided(toggle);
  const after = wanted ?? (state === "enabled" ? "disabled" : "enabled");
  const isWritten = toggle.value !== after;
  if (isWritten) {
    const written = await write(client, serviceId, toggle, after);
    if (!written.ok) return written;
  }
  const { dictionary, key, value: before } = toggle;
  const service = active.value.name;
  return done({ toggle: key, dictionary, before, after, isWritten, service });
}

/** What the edge takes it for; undefined where there is no item and nothing says what that means. */
function stateOf({ value, initial }: LiveToggle): ToggleState | undefined {
  if (value === undefined) return initial;
  // VCL compares with "enabled": anything else is off.
  return value === "enabled" ? "enabled" : "disabled";
}

function unexpected(
  { dictionary, key, value }: LiveToggle,
  state: ToggleState | undefined,
  expect: ToggleState,
) {
  const is = isToggleState(value) || value === undefined ? "" : ", by a value that is neither";
  return refused("check", {
    code: "EW3062",
    message: `${quote(`${dictionary}.${key}`)} is ${state === undefined ? "not set" : `${state}${is}`}, and not ${expect}`,
    help: "nothing was written: somebody else may have switched it; look at `edgewall status`",
  });
}

function undecided({ dictionary, key }: LiveToggle) {
  return refused("input", {
    code: "EW3062",
    message: `${quote(`${dictionary}.${key}`)} has no value at the edge, and the services that declare it do not agree on its initial state`,
    help: "say what it shall be: on or off",
  });
}

async function write(
  client: FastlyClient,
  serviceId: string,
  { dictionary, dictionaryId, key, value }: LiveToggle,
  after: ToggleState,
): Promise<Outcome<undefined>> {
  const name = `${dictionary}.${key}`;
  const again = `run \`edgewall flip ${name} ${after === "enabled" ? "on" : "off"}\``;
  const written = await client.upsertItem(serviceId, dictionaryId, key, after);
  if (!written.ok && !written.error.mayHaveTakenEffect)
    return remote(written.error, `the switch is as it was (${value ?? "not set"}): then ${again}`);
  const read = await client.item(serviceId, dictionaryId, key);
  if (!read.ok)
    return open(
      remote(
        written.ok ? read.error : written.error,
        `whether the switch is ${after} now is not known: ${again}, which does no harm when it is`,
      ),
    );
  if (read.value === after) return done(undefined);
  if (!written.ok)
    return remote(written.error, `the switch is ${read.value ?? "not set"}: then ${again}`);
  return open(
    refused("remote", {
      code: "EW3063",
      message: `${quote(name)} was set to ${after}, and reads back as something else`,
      help: `somebody else may have switched it at the same moment: ${again} again if it is still wanted`,
    }),
  );
}
