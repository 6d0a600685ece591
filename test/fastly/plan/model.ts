/** A service in memory, to carry plans out on, one write at a time. */
import {
  plan,
  type Operation,
  type Plan,
  type PlanOptions,
} from "../../../src/fastly/plan/index.js";
import type {
  AclContent,
  ContainerContent,
  DictionaryContent,
  LiveContainer,
  LiveService,
  Polarity,
  ServiceContent,
  SnippetContent,
} from "../../../src/fastly/service.js";

/** An ACL that the repository owns. */
export function acl(
  name: string,
  entries: Iterable<string>,
  polarity: Polarity = "ban",
): AclContent {
  return { kind: "acl", name, list: name, managed: "file", polarity, entries: new Set(entries) };
}

/** A dictionary of addresses that the repository owns. */
export function dictionary(
  name: string,
  keys: Iterable<string>,
  polarity: Polarity = "ban",
): DictionaryContent {
  const items = new Map([...keys].map((key) => [key, "banned"]));
  return { kind: "dictionary", name, list: name, managed: "file", polarity, items };
}

/** A service whose VCL is a text; what it means is the test's to say. */
export function wanted(logic: string, containers: readonly ContainerContent[]): ServiceContent {
  return {
    snippets: new Map([["edgewall_recv", snippet(logic)]]),
    main: undefined,
    containers: new Map(containers.map((container) => [container.name, container])),
  };
}

export function snippet(content: string): SnippetContent {
  return { type: "recv", priority: 10, content };
}

/** A service of which edgewall pushed that content as version 1. */
export function pushed(content: ServiceContent, release = "old"): LiveService {
  const containers = [...content.containers.values()];
  return {
    id: "service",
    name: "test",
    versions: [version(1, true)],
    active: 1,
    base: 1,
    draft: undefined,
    content: {
      snippets: new Map(
        [...content.snippets].map(([name, one]) => [name, { ...one, dynamic: false }]),
      ),
      vcls: new Map(),
      acls: new Map(ofKind(containers, "acl").map((name) => [name, { id: name }])),
      dictionaries: new Map(
        ["edgewall_state", ...ofKind(containers, "dictionary")].map((name) => [
          name,
          { id: name, writeOnly: false },
        ]),
      ),
    },
    draftContent: undefined,
    containers: new Map(containers.map((container) => [container.name, live(container)])),
    state: {
      dictionaryId: "edgewall_state",
      release: { release, version: 1, at: 0 },
      owns: new Map(containers.map(({ name, kind }) => [name, kind])),
      lock: undefined,
    },
  };
}

/** A service that nobody pushed to, with one version that is active. */
export function untouched(): LiveService {
  const none = pushed(wanted("", []));
  return {
    ...none,
    content: { snippets: new Map(), vcls: new Map(), acls: new Map(), dictionaries: new Map() },
    state: { dictionaryId: undefined, release: undefined, owns: new Map(), lock: undefined },
  };
}

export function version(number: number, active: boolean, comment = "") {
  return { number, active, locked: active, staging: false, comment, updatedAt: "" };
}

function ofKind(containers: readonly ContainerContent[], kind: "acl" | "dictionary") {
  return containers.filter((container) => container.kind === kind).map(({ name }) => name);
}

function live(container: ContainerContent): LiveContainer {
  const { name } = container;
  return container.kind === "acl"
    ? { kind: "acl", name, id: name, entries: container.entries }
    : { kind: "dictionary", name, id: name, items: container.items };
}

/**
 * The service as an interrupted push leaves it.
 *
 * @param before what was live when the first of the pushes began
 */
export function leftAt(
  { logic, contents }: Moment,
  before: ServiceContent,
  after: ServiceContent,
): LiveService {
  const textOf = ({ snippets }: ServiceContent) => snippets.get("edgewall_recv")?.content;
  const isActivated = logic === textOf(after);
  const active = pushed(isActivated && logic !== textOf(before) ? after : before);
  const all = new Map([...before.containers, ...after.containers]);
  const there = [...all.values()].filter(({ name }) => contents.has(name));
  const version = pushed({ ...before, containers: new Map(there.map((one) => [one.name, one])) });
  return {
    ...active,
    ...(!isActivated && { draft: 2, draftContent: version.content }),
    containers: new Map(
      there.map((container) => [container.name, heldBy(container, contents.get(container.name))]),
    ),
    state: { ...active.state, owns: new Map(there.map(({ name, kind }) => [name, kind])) },
  };
}

function heldBy(container: ContainerContent, keys: Iterable<string> = []): LiveContainer {
  const { kind, name } = container;
  return kind === "acl"
    ? { kind, name, id: name, entries: new Set(keys) }
    : { kind, name, id: name, items: new Map([...keys].map((key) => [key, "banned"])) };
}

/** What a service serves at one moment. */
export interface Moment {
  readonly logic: string;
  readonly contents: ReadonlyMap<string, ReadonlySet<string>>;
  /** The operation whose write came before. */
  readonly after: Operation | undefined;
}

/**
 * Carries a plan out and shows the service before it and after each write. A write that Fastly would refuse throws: an entry
 * created twice, one deleted that is not there, a batch of more than 1,000, content of a container that does not exist.
 */
export function* moments(plan: Pick<Plan, "operations">, service: LiveService): Generator<Moment> {
  const contents = new Map<string, Set<string>>();
  for (const [name, container] of service.containers) contents.set(name, keysOf(container));
  let logic = service.content.snippets.get("edgewall_recv")?.content ?? "";
  let draft =
    (service.draftContent ?? service.content).snippets.get("edgewall_recv")?.content ?? "";
  const leaving: string[] = [];
  yield { logic, contents, after: undefined };
  for (const operation of plan.operations) {
    switch (operation.kind) {
      case "acl":
      case "dictionary":
        if (operation.action === "delete") leaving.push(operation.name);
        else if (contents.has(operation.name)) throw new Error(`${operation.name} exists`);
        else contents.set(operation.name, new Set());
        break;
      case "snippet":
        draft = operation.action === "delete" ? "" : operation.snippet.content;
        break;
      case "version":
        if (operation.action !== "activate") break;
        logic = draft;
        for (const name of leaving) contents.delete(name);
        break;
      case "entries":
      case "items": {
        const held = contents.get(operation.name);
        if (held === undefined) throw new Error(`there is no ${operation.name}`);
        for (const { add, remove } of operation.batches) {
          if (add.size + remove.size > 1_000 || add.size + remove.size === 0)
            throw new Error(`a batch of ${add.size + remove.size}`);
          for (const key of remove) if (!held.delete(key)) throw new Error(`no ${key} to remove`);
          for (const key of add.keys()) {
            if (operation.kind === "entries" && held.has(key)) throw new Error(`${key} twice`);
            held.add(key);
          }
          yield { logic, contents, after: operation };
        }
        break;
      }
      case "vcl":
      case "state":
    }
    yield { logic, contents, after: operation };
  }
}

function keysOf(container: LiveContainer): Set<string> {
  return new Set(container.kind === "acl" ? container.entries : container.items.keys());
}

/** Fastly's limits for an account that did not ask for more. */
export const limits = { aclEntries: 1_000, dictionaryItems: 1_000, apiWritesPerHour: 1_000 };

/** The plan under those limits. */
export function planned(
  desired: ServiceContent,
  live: LiveService,
  options: Partial<PlanOptions> = {},
): Plan {
  return plan(desired, live, { release: "new", limits, reserve: 50, ...options });
}

/** Each operation as `phase action kind name`. */
export function steps({ operations }: Plan): readonly string[] {
  return operations.map(
    ({ phase, action, kind, name, writes }) => `${phase} ${action} ${kind} ${name} ${writes}`,
  );
}

/** So many addresses of 10.0.0.0/8 in a row. */
export const addresses = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const at = index + from;
    return `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`;
  });
