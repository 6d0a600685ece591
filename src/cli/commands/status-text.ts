import { visible } from "../../diagnostics/index.js";
import { describeTime } from "../../fastly/push/time.js";
import type { Difference } from "../../fastly/status/differences.js";
import type { Status, UseStatus } from "../../fastly/status/status.js";

/** More differences than this are counted. */
const mostShown = 20;
/** A container that is fuller than this is worth a line. */
const nearlyFull = 0.8;

/** @param name the compiled service's @param fastly Fastly's name of the service, and its id */
export function describeStatus(status: Status, name: string, fastly: string): string {
  const { release, active, lock, draft, differences, toggles, use } = status;
  return [
    `${name} -> ${fastly}: ${stateText[status.state]}`,
    "",
    `repository  release ${short(release.expected)}`,
    `last push   ${lastPush(status)}`,
    `Fastly      ${active === undefined ? "no version is active" : `version ${active.version}${origin(active)}`}`,
    ...(lock === undefined
      ? []
      : [
          `lock        ${visible(lock.owner, 100)} pushes since ${describeTime(lock.since * 1_000)}`,
        ]),
    ...(draft === undefined
      ? []
      : [
          `draft       version ${draft}, which an interrupted push left; the next push goes on with it`,
        ]),
    ...section(differencesTitle(status), differences, describeDifference),
    ...section(
      "switches",
      toggles,
      ({ dictionary, toggle, value, initial }) =>
        `${dictionary}.${toggle}  ${value === null ? `${initial} (no item)` : visible(value, 60)}`,
    ),
    ...section("lists that on-call owns", listsOf(use), (line) => line),
    ...section(
      "nearly full",
      use.filter(({ used, limit }) => used >= nearlyFull * limit),
      ({ kind, name: container, used, limit }) => `${kind} ${container}: ${used} of ${limit}`,
    ),
    "",
  ].join("\n");
}

const stateText = {
  "in-sync": "in sync",
  drifted: "drifted",
  "never-released": "never released; `edgewall plan` shows what a push would do",
} as const;

function lastPush({ lastPush: last }: Status): string {
  if (last === undefined) return "none that is recorded";
  const commit =
    last.commit === undefined ? "" : `, commit ${visible(last.commit.slice(0, 12), 12)}`;
  return `release ${visible(short(last.release), 40)}${commit}, version ${last.version}, ${describeTime(last.at * 1_000)}`;
}

function origin({ comment, updatedAt, isForeign }: NonNullable<Status["active"]>): string {
  const said = comment === "" ? "" : `, ${visible(comment, 120)}`;
  return `${said}, changed ${visible(updatedAt, 30)}${isForeign ? "; not the one of the last push" : ""}`;
}

function differencesTitle({ moved, active }: Status): string {
  if (moved === "repository") return "not pushed yet";
  const by = active?.isForeign === true ? ` (version ${active.version} is not edgewall's)` : "";
  return `changed at Fastly since the last push${by}`;
}

function describeDifference(difference: Difference): string {
  const { kind, name, change, missing, extra, examples, updatedAt } = difference;
  if (kind === "release") return `release ${short(name)} is not the one that is live`;
  const what = `${kind} ${visible(name, 100)}`;
  if (missing === undefined || extra === undefined) return `${what}: ${change}`;
  const when = updatedAt === undefined ? "" : `, changed ${visible(updatedAt, 30)}`;
  const counts = [
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(extra > 0 ? [`${extra} extra`] : []),
  ];
  const shown = (examples ?? []).map((text) => visible(text, 60)).join(" ");
  return `${what}: ${counts.join(", ")} at Fastly (${shown}${missing + extra > (examples ?? []).length ? " …" : ""})${when}`;
}

/** One line for each, however many live containers there are. */
function listsOf(use: readonly UseStatus[]): readonly string[] {
  return use
    .filter(({ managed, list }) => managed === "live" && list !== null)
    .map(({ kind, name, used, limit }) => `${kind} ${name}: ${used} of ${limit}`);
}

function section<Item>(
  title: string,
  items: readonly Item[],
  line: (item: Item) => string,
): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length - mostShown;
  return [
    "",
    title,
    ...items.slice(0, mostShown).map((item) => `  ${line(item)}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function short(release: string): string {
  return release.slice(0, 12);
}
