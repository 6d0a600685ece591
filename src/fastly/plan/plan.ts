import type { Limits } from "../../compiler/settings.js";
import type { Diagnostic } from "../../diagnostics/index.js";
import {
  isOwnSnippet,
  keysOf,
  mainVclName,
  type ContainerContent,
  type LiveService,
  type ServiceContent,
} from "../service.js";
import { hoursFor } from "./budget.js";
import { changesOf } from "./changes.js";
import type { Operation } from "./operation.js";
import { operationsOf } from "./operations.js";
import { planProblems } from "./problems.js";
import { ruleChanges, type RuleChanges } from "./rules.js";
import { schedule } from "./schedule.js";
import { versionOperations } from "./version-operations.js";

export interface PlanOptions {
  /** The release that is wanted. */
  readonly release: string;
  readonly limits: Pick<Limits, "aclEntries" | "dictionaryItems" | "apiWritesPerHour">;
  /** API writes of each hour that stay free for `flip` and `ban`. */
  readonly reserve: number;
  /** What is left of this hour's API writes, where Fastly said so. */
  readonly remaining?: number;
  /** Takes what has a name that edgewall needs, and is not edgewall's, for edgewall's. */
  readonly adopt?: boolean;
}

/** What a push would do. */
export interface Plan {
  readonly service: { readonly id: string; readonly name: string };
  /** What is live now. */
  readonly from: { readonly version: number | undefined; readonly release: string | undefined };
  /** The draft of an interrupted push that it goes on with. */
  readonly draft: number | undefined;
  readonly release: string;
  /** In the order they happen. */
  readonly operations: readonly Operation[];
  readonly writes: number;
  /** Hours that it has to wait for Fastly to count anew. */
  readonly hours: number;
  readonly rules: RuleChanges;
  readonly problems: readonly Diagnostic[];
}

/** What makes a service hold what is wanted: the exact difference, in an order that is safe at every step. */
export function plan(desired: ServiceContent, live: LiveService, options: PlanOptions): Plan {
  const { content, draftContent, state, containers } = live;
  const { create, change } = versionOperations(desired, content, state.owns);
  const hasVersion = create.length + change.length > 0;
  const isNew = ({ kind, name }: ContainerContent): boolean =>
    !(kind === "acl" ? content.acls : content.dictionaries).has(name);
  const changes = changesOf(desired, containers, isNew);
  const wantedContainers = [...desired.containers.values()];
  const leaving = [...state.owns.keys()].flatMap((name) => {
    const container = desired.containers.has(name) ? undefined : containers.get(name);
    return container === undefined ? [] : [keysOf(container)];
  });
  // Where containers come or go, lists may be divided otherwise over those that stay.
  const isRegrouped = leaving.length > 0 || wantedContainers.some(isNew);
  const data = schedule({
    changes,
    hasVersion,
    regrouped: isRegrouped ? wantedContainers : [],
    leaving,
    wanted: wantedContainers,
    live: containers,
    limits: options.limits,
  });
  const operations = operationsOf({
    desired,
    live,
    data,
    version: hasVersion
      ? versionOperations(desired, draftContent ?? content, state.owns)
      : undefined,
    isReleased: state.release?.release === options.release,
  });
  const writes = operations.reduce((sum, operation) => sum + operation.writes, 0);
  const hours = hoursFor(writes, options);
  return {
    service: { id: live.id, name: live.name },
    from: { version: live.active, release: state.release?.release },
    draft: hasVersion ? live.draft : undefined,
    release: options.release,
    operations,
    writes,
    hours,
    rules: ruleChanges(ownTexts(live), wantedTexts(desired)),
    problems: planProblems({ desired, live, data, writes, hours, options }),
  };
}

function ownTexts({ content: { snippets, vcls } }: LiveService): readonly string[] {
  const main = vcls.get(mainVclName);
  return [
    ...[...snippets].filter(([name]) => isOwnSnippet(name)).map(([, { content }]) => content),
    ...(main ? [main.content] : []),
  ];
}

function wantedTexts({ snippets, main }: ServiceContent): readonly string[] {
  return [
    ...[...snippets.values()].map(({ content }) => content),
    ...(main === undefined ? [] : [main]),
  ];
}
