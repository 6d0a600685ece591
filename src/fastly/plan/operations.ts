import { stateDictionary, type LiveService, type ServiceContent } from "../service.js";
import { dataOperation } from "./data-operations.js";
import type { Operation, StateOperation, VersionOperation } from "./operation.js";
import type { Schedule } from "./schedule.js";
import type { VersionOperations } from "./version-operations.js";

export interface OperationsInput {
  readonly desired: ServiceContent;
  readonly live: LiveService;
  readonly data: Schedule;
  /** What the draft still lacks; undefined where the active version is as it should be. */
  readonly version: VersionOperations | undefined;
  /** Whether the wanted release is the one that was pushed last. */
  readonly isReleased: boolean;
}

/** Everything that a push does, in order; nothing, not even the lock, where all is as it should be. */
export function operationsOf({
  desired,
  live,
  data,
  version,
  isReleased,
}: OperationsInput): readonly Operation[] {
  const { state, base, draft } = live;
  const before = data.before.map((part) => dataOperation(part, "before"));
  const after = data.after.map((part) => dataOperation(part, "after"));
  const own = new Map(
    [...desired.containers.values()]
      .filter(({ kind, name }) => state.owns.get(name) !== kind)
      .map(({ kind, name }) => [name, kind] as const),
  );
  const disown = new Set([...state.owns.keys()].filter((name) => !desired.containers.has(name)));
  const isDone =
    version === undefined &&
    isReleased &&
    before.length + after.length + own.size + disown.size === 0;
  if (isDone) return [];

  const create = version?.create ?? [];
  const isState = ({ name }: { readonly name: string }) => name === stateDictionary;
  const needsDraft = version !== undefined && draft === undefined;
  const lock = stateOperation({ phase: "draft", action: "lock", writes: 1 });
  return [
    ...(state.dictionaryId === undefined ? [] : [lock]),
    ...(needsDraft
      ? [
          versionOperation("draft", "clone", `version ${base}`, 1),
          versionOperation("draft", "mark", "comment", 1),
        ]
      : []),
    ...create.filter(isState),
    ...(state.dictionaryId === undefined ? [lock] : []),
    ...(own.size > 0 ? [stateOperation({ phase: "draft", action: "own", own, writes: 1 })] : []),
    ...create.filter((operation) => !isState(operation)),
    ...before,
    ...(version === undefined
      ? []
      : [
          ...version.change,
          versionOperation("activate", "validate", "draft", 0),
          versionOperation("activate", "activate", "draft", 1),
          versionOperation("activate", "comment", "comment", 1),
        ]),
    ...after,
    stateOperation({ phase: "after", action: "release", disown, writes: 1 }),
  ];
}

type WithoutName<Kind> = Kind extends unknown ? Omit<Kind, "kind" | "name"> : never;

function stateOperation(operation: WithoutName<StateOperation>): StateOperation {
  return { kind: "state", name: stateDictionary, ...operation };
}

function versionOperation(
  phase: VersionOperation["phase"],
  action: VersionOperation["action"],
  name: string,
  writes: number,
): VersionOperation {
  return { kind: "version", phase, action, name, writes };
}
