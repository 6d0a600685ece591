import { block } from "../model/block.js";
import type { Collection } from "../model/collection.js";
import type { AclEntry } from "../model/state.js";
import { Draft } from "./draft.js";

/** Changes to an ACL that take effect together. */
export class AclDraft extends Draft<AclEntry> {
  readonly #base: Collection<AclEntry>;
  /** Blocks that were changed, and whose they are now. */
  readonly #owners = new Map<string, string | undefined>();

  constructor(base: Collection<AclEntry>) {
    super(base);
    this.#base = base;
  }

  /** Whether an entry other than `id` has the block. */
  isTaken(entry: AclEntry, id: string): boolean {
    const owner = this.#ownerOf(block(entry));
    return owner !== undefined && owner !== id;
  }

  override set(id: string, entry: AclEntry): void {
    this.#release(id);
    this.#owners.set(block(entry), id);
    super.set(id, entry);
  }

  override delete(id: string): void {
    this.#release(id);
    super.delete(id);
  }

  #ownerOf(taken: string): string | undefined {
    return this.#owners.has(taken) ? this.#owners.get(taken) : this.#base.ownerOf(taken);
  }

  #release(id: string): void {
    const old = this.get(id);
    if (old !== undefined) this.#owners.set(block(old), undefined);
  }
}
