import {
  fastlyClient,
  type ClientOptions,
  type FastlyClient,
} from "../../../src/fastly/client/index.js";
import type { Result } from "../../../src/fastly/client/index.js";
import { start, token } from "../../emulator/emulator.js";

export interface Opened {
  readonly client: FastlyClient;
  /** Milliseconds of each pause. */
  readonly pauses: readonly number[];
}

/** A client whose clock stands, whose pauses take no time and whose dice show `chance`. */
export function open(
  { url }: { readonly url: string },
  { chance = 0, ...options }: Partial<ClientOptions> & { readonly chance?: number } = {},
): Opened {
  const pauses: number[] = [];
  const client = fastlyClient({
    endpoint: url,
    token: token.value,
    now: () => start,
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    random: () => chance,
    ...options,
  });
  return { client, pauses };
}

/** The value of a result that has to be one. */
export async function value<Value>(answer: Promise<Result<Value>>): Promise<Value> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

/** The error of a result that has to be one. */
export async function error(answer: Promise<Result<unknown>>) {
  const result = await answer;
  if (result.ok) throw new Error(`no error: ${JSON.stringify(result.value)}`);
  return result.error;
}
