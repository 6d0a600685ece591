import type { FastlyClient, Result } from "./client/index.js";
import type { LiveContainer, VersionContent } from "./service.js";

/** So many containers are read at once. */
const atOnce = 8;

type Read = () => Promise<Result<LiveContainer>>;

/** What containers hold, by name; of private dictionaries nobody can tell. */
export async function readContainers(
  client: FastlyClient,
  id: string,
  acls: VersionContent["acls"],
  dictionaries: VersionContent["dictionaries"],
  names: ReadonlySet<string>,
): Promise<Result<ReadonlyMap<string, LiveContainer>>> {
  const reads: Read[] = [];
  for (const [name, { id: aclId }] of acls)
    if (names.has(name)) reads.push(() => readAcl(client, id, aclId, name));
  for (const [name, { id: dictionaryId, writeOnly }] of dictionaries)
    if (names.has(name) && !writeOnly)
      reads.push(() => readDictionary(client, id, dictionaryId, name));

  const containers = new Map<string, LiveContainer>();
  for (let start = 0; start < reads.length; start += atOnce) {
    const results = await Promise.all(reads.slice(start, start + atOnce).map((read) => read()));
    for (const result of results) {
      if (!result.ok) return result;
      containers.set(result.value.name, result.value);
    }
  }
  return { ok: true, value: containers };
}

async function readAcl(
  client: FastlyClient,
  service: string,
  id: string,
  name: string,
): Promise<Result<LiveContainer>> {
  const read = await client.entries(service, id);
  if (!read.ok) return read;
  const entries = new Set<string>();
  for (const { text, negated } of read.value) entries.add(negated ? `!${text}` : text);
  return { ok: true, value: { kind: "acl", name, id, entries } };
}

async function readDictionary(
  client: FastlyClient,
  service: string,
  id: string,
  name: string,
): Promise<Result<LiveContainer>> {
  const items = await client.items(service, id);
  if (!items.ok) return items;
  return { ok: true, value: { kind: "dictionary", name, id, items: items.value } };
}
