import type { Container, Layout } from "../../compiler/layout.js";

/** A list in more containers than this has one line for all of them. */
const mostShown = 4;

/** One line on each ACL and dictionary, and on each list that takes many: what it holds. */
export function describeContainers({ acls, dictionaries }: Layout): readonly string[] {
  const groups = new Map<string, Container[]>();
  for (const container of [...acls, ...dictionaries]) {
    const { kind, name, list } = container;
    const key = list === undefined ? `${kind} ${name}` : `list ${list} ${kind}`;
    const group = groups.get(key);
    if (group) group.push(container);
    else groups.set(key, [container]);
  }
  return [...groups.values()].flatMap((group) =>
    group.length > mostShown ? [describeList(group)] : group.map(describeContainer),
  );
}

function describeContainer(container: Container): string {
  const kind = container.kind === "acl" ? "ACL" : "dictionary";
  return `${kind} ${container.name}: ${describeContent([container])}`;
}

function describeList(containers: readonly Container[]): string {
  const [first] = containers;
  const kinds = first?.kind === "acl" ? "ACLs" : "dictionaries";
  return `list ${first?.list ?? ""}: ${describeContent(containers)}, in ${containers.length} ${kinds}`;
}

/** Of containers of one kind, which are all live or all not. */
function describeContent(containers: readonly Container[]): string {
  let count = 0;
  for (const container of containers) {
    const size = container.kind === "acl" ? container.entries?.length : container.items?.size;
    if (size === undefined) return "live";
    count += size;
  }
  return containers[0]?.kind === "acl" ? plural(count, "entry", "entries") : plural(count, "item");
}

/** The count and the word that goes with it. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
