import type { FastlyClient, Result, Version } from "../client/index.js";
import type { Report } from "./events.js";
import type { LockValue } from "./lock-value.js";
import { settle, type Settling } from "./settle.js";
import { done, failed, stopped, type Step } from "./stop.js";

/** How the comment of a draft begins that a push works on. */
export const draftMark = "edgewall push ";

export interface DraftOptions {
  readonly client: Pick<FastlyClient, "service" | "cloneVersion" | "setComment">;
  readonly serviceId: string;
  /** The version that the draft is made from: the active one, where there is one. */
  readonly base: number;
  readonly release: string;
  /** The lock of a push that died, which may have made a draft without getting to mark it. */
  readonly takenOver: LockValue | undefined;
  readonly settling: Settling;
  readonly report: Report;
}

/** The draft that an interrupted push left, or a new one; marked, so that the next push finds it. */
export async function openDraft(options: DraftOptions): Promise<Step<number>> {
  const { client, serviceId, base, settling, report } = options;
  const service = await client.service(serviceId);
  if (!service.ok) return failed(service.error);
  const { versions } = service.value;
  const comment = `${draftMark}${options.release.slice(0, 12)} from ${base}`;
  const left = versions.filter((version) => isLeft(version, versions, options));
  const fit = left.filter(({ comment: old }) => baseOf(old) === base || !old.startsWith(draftMark));
  const draft = fit.at(-1)?.number;
  for (const { number } of left.filter((version) => version.number !== draft)) {
    const marked = await mark(options, number, `edgewall abandoned draft, not from ${base}`);
    if (!marked.ok) return marked;
    report({ kind: "abandoned", version: number });
  }
  if (draft === undefined) {
    const highest = Math.max(0, ...versions.map(({ number }) => number));
    const cloned = await settle(
      {
        make: async () => {
          const made = await client.cloneVersion(serviceId, base);
          return made.ok ? { ok: true, value: made.value.number } : made;
        },
        find: () => findClone(options, highest),
      },
      settling,
    );
    if (!cloned.ok) return cloned;
    report({ kind: "draft", version: cloned.value, isPickedUp: false });
    const marked = await mark(options, cloned.value, comment);
    return marked.ok ? done(cloned.value) : marked;
  }
  report({ kind: "draft", version: draft, isPickedUp: true });
  if (versions.some((version) => version.number === draft && version.comment === comment))
    return done(draft);
  const marked = await mark(options, draft, comment);
  return marked.ok ? done(draft) : marked;
}

/**
 * Where there is no lock yet, two first pushes may have made a draft each: the one whose draft came first goes on.
 *
 * @param draft this push's
 */
export async function yieldToEarlier(
  { client, serviceId, base }: Pick<DraftOptions, "client" | "serviceId" | "base">,
  draft: number,
): Promise<Step<undefined>> {
  const service = await client.service(serviceId);
  if (!service.ok) return failed(service.error);
  const earlier = service.value.versions.find(
    ({ number, locked, comment }) =>
      number < draft && !locked && comment.startsWith(draftMark) && baseOf(comment) === base,
  );
  if (earlier === undefined) return done(undefined);
  return stopped({
    code: "EW3041",
    message: `another push began with draft ${earlier.number}, just before this one`,
    help: "wait for it to end, then look at `edgewall plan`",
    kind: "failed",
  });
}

/** Whether a version is a draft that a push left behind. */
function isLeft(
  { number, locked, active, comment }: Version,
  versions: readonly Version[],
  { takenOver, base }: DraftOptions,
): boolean {
  if (locked || active) return false;
  if (comment.startsWith(draftMark)) return true;
  // A clone has the comment of what it was made from, until it gets its own.
  const original = versions.find((version) => version.number === base);
  return number === (takenOver?.versions ?? number) + 1 && comment === original?.comment;
}

function baseOf(comment: string): number | undefined {
  const [, base] = /^edgewall push \S+ from (\d+)$/.exec(comment) ?? [];
  return base === undefined ? undefined : Number(base);
}

async function findClone(
  { client, serviceId }: DraftOptions,
  highest: number,
): Promise<Result<number | undefined>> {
  const service = await client.service(serviceId);
  if (!service.ok) return service;
  const [found, ...more] = service.value.versions.filter(
    ({ number, locked }) => number > highest && !locked,
  );
  // Somebody else may have cloned in the same moment; theirs and ours look the same.
  return { ok: true, value: more.length > 0 ? undefined : found?.number };
}

/** Sets a version's comment; doing so twice is the same as once. */
export async function mark(
  { client, serviceId, settling }: Pick<DraftOptions, "client" | "serviceId" | "settling">,
  version: number,
  comment: string,
): Promise<Step<true>> {
  return settle(
    {
      make: async () => {
        const made = await client.setComment(serviceId, version, comment);
        return made.ok ? { ok: true, value: true } : made;
      },
      find: async () => {
        const service = await client.service(serviceId);
        if (!service.ok) return service;
        const found = service.value.versions.find(({ number }) => number === version);
        return { ok: true, value: found?.comment === comment ? true : undefined };
      },
    },
    settling,
  );
}
