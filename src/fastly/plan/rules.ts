/** Which rules a push adds, removes and changes, by id, in the order they run. */
export interface RuleChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/**
 * Compares compiled VCL with VCL of the same kind that is live. Where a rule stands in its policy file does not count.
 *
 * @param live texts of edgewall's snippets, or of its custom VCL
 */
export function ruleChanges(live: readonly string[], compiled: readonly string[]): RuleChanges {
  const before = rulesIn(live);
  const after = rulesIn(compiled);
  const kept = [...after.keys()].filter((id) => before.has(id));
  const keptBefore = [...before.keys()].filter((id) => after.has(id));
  return {
    added: [...after.keys()].filter((id) => !before.has(id)),
    removed: [...before.keys()].filter((id) => !after.has(id)),
    changed: kept.filter(
      (id, index) => before.get(id) !== after.get(id) || keptBefore[index] !== id,
    ),
  };
}

/** The comment that the compiler puts above each of a rule's parts. */
const ruleComment = /^\s*# rule ([^\s,]+)(?: \(.*:\d+\))?(.*)$/;

/** The text of each rule by its id, without what the printer makes of its place and its depth. */
function rulesIn(texts: readonly string[]): ReadonlyMap<string, string> {
  const rules = new Map<string, string>();
  for (const text of texts) {
    let id: string | undefined;
    for (const line of text.split("\n")) {
      const comment = ruleComment.exec(line);
      if (comment) id = comment[1];
      // What follows the last rule of a text belongs to none, and is always the same.
      if (id !== undefined)
        rules.set(id, `${rules.get(id) ?? ""}${comment ? (comment[2] ?? "") : line.trim()}\n`);
    }
  }
  return rules;
}
