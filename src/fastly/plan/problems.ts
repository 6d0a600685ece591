import { quote, type Diagnostic } from "../../diagnostics/index.js";
import {
  mainVclName,
  sizeOf,
  stateDictionary,
  type ContainerContent,
  type LiveService,
  type ServiceContent,
} from "../service.js";
import type { Change } from "./changes.js";
import type { PlanOptions } from "./plan.js";
import type { Schedule } from "./schedule.js";

export interface ProblemsInput {
  readonly desired: ServiceContent;
  readonly live: LiveService;
  readonly data: Pick<Schedule, "crowded" | "torn">;
  readonly writes: number;
  readonly hours: number;
  readonly options: PlanOptions;
}

/** What stands in the way of a plan (errors), and what one should know before it is pushed (warnings). */
export function planProblems(input: ProblemsInput): readonly Diagnostic[] {
  const { desired, live, options } = input;
  return [
    ...[...desired.containers.values()].flatMap((container) =>
      nameProblems(container, live, options.adopt ?? false),
    ),
    ...sizeProblems(desired, options),
    ...mainProblems(desired, live, options.adopt ?? false),
    ...crowdProblems(input),
    ...budgetProblems(input),
  ];
}

function nameProblems(
  container: ContainerContent,
  { content, draftContent, state }: LiveService,
  adopt: boolean,
): readonly Diagnostic[] {
  const { kind, name } = container;
  const versions = [content, ...(draftContent ? [draftContent] : [])];
  const others = versions.some(({ acls, dictionaries }) =>
    (kind === "acl" ? dictionaries : acls).has(name),
  );
  if (others || name === stateDictionary) {
    return [
      {
        code: "EW3033",
        severity: "error",
        message: `the name ${quote(name)} is taken by ${others ? (kind === "acl" ? "a dictionary" : "an ACL") : "edgewall's own dictionary"}`,
        help: "give the list or the dictionary of the policy another name",
      },
    ];
  }
  const isOwn = state.owns.get(name) === kind;
  const isThere = (kind === "acl" ? content.acls : content.dictionaries).has(name);
  if (isThere && !isOwn && !adopt) {
    return [
      {
        code: "EW3022",
        severity: "error",
        message: `the service has ${kind === "acl" ? "an ACL" : "a dictionary"} ${quote(name)}, which edgewall did not create`,
        help: "rename the policy's, or make it edgewall's with --adopt: its content becomes what the policy says",
      },
    ];
  }
  const isPrivate =
    container.kind === "dictionary" &&
    versions.some(({ dictionaries }) => dictionaries.get(name)?.writeOnly) &&
    (container.managed === "file" || container.items.size > 0);
  if (!isPrivate) return [];
  return [
    {
      code: "EW3028",
      severity: "error",
      message: `the dictionary ${quote(name)} is private: nobody can read what it holds`,
      help: "edgewall cannot keep its content equal to the policy's; make a public one, under another name",
    },
  ];
}

/** What compiles is the same in every environment, and one of them may allow less. */
function sizeProblems(
  { containers }: ServiceContent,
  { limits }: PlanOptions,
): readonly Diagnostic[] {
  return [...containers.values()].flatMap((container): readonly Diagnostic[] => {
    const limit = container.kind === "acl" ? limits.aclEntries : limits.dictionaryItems;
    const size = sizeOf(container);
    if (size <= limit) return [];
    return [
      {
        code: "EW3034",
        severity: "error",
        message: `${quote(container.name)} would hold ${size} entries, and the environment's limit is ${limit}`,
        help: "raise the environment's `limits` if Fastly did, or lower those of the project, so that lists are divided further",
      },
    ];
  });
}

function mainProblems(
  { main }: ServiceContent,
  { content }: LiveService,
  adopt: boolean,
): readonly Diagnostic[] {
  if (main === undefined || adopt) return [];
  const other = [...content.vcls].find(([name, vcl]) => vcl.main && name !== mainVclName);
  if (other === undefined) return [];
  return [
    {
      code: "EW3031",
      severity: "error",
      message: `the service's custom VCL is ${quote(other[0])}, which edgewall's would replace`,
      help: 'leave `delivery: "main"` out to add snippets to it, or replace it with --adopt',
    },
  ];
}

function crowdProblems({ data: { crowded, torn } }: ProblemsInput): readonly Diagnostic[] {
  const names = (changes: readonly Change[]) =>
    changes.map(({ container }) => quote(container.name)).join(", ");
  const problems: Diagnostic[] = [];
  if (crowded.length > 0) {
    problems.push({
      code: "EW3027",
      severity: "error",
      message: `no room for old and new entries together, and no order that keeps to the limit: ${names(crowded)}`,
      help: "push the change in two halves, first what goes and then what comes; or ask Fastly for a higher limit and say so in `limits`",
    });
  }
  if (torn.length > 0) {
    problems.push({
      code: "EW3036",
      severity: "warning",
      message: `who moves between lists that ban and lists that let through may be kept out for a moment: blocks of ${names(torn)} hold others, too, whose ban has to hold`,
      help: "push what lets through first, and the bans afterwards; or spell the blocks smaller",
    });
  }
  return problems;
}

function budgetProblems({ writes, hours, options }: ProblemsInput): readonly Diagnostic[] {
  if (hours === 0) return [];
  const { limits, reserve } = options;
  if (!Number.isFinite(hours)) {
    return [
      {
        code: "EW3032",
        severity: "error",
        message: `a reserve of ${reserve} leaves none of the ${limits.apiWritesPerHour} API writes an hour`,
        help: "lower `push.reserve` in edgewall.config.ts",
      },
    ];
  }
  return [
    {
      code: "EW3032",
      severity: "warning",
      message: `${writes} API writes do not fit into this hour: the push waits for Fastly to count anew, ${hours === 1 ? "once" : `${hours} times`}`,
      help: `${reserve} writes an hour stay free for \`flip\` and \`ban\`; \`push.reserve\` in edgewall.config.ts says how many`,
    },
  ];
}
