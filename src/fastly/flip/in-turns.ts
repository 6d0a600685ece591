/** How many requests are under way at once. */
const atOnce = 8;

/** Asks for each item, a few at once, and gives the answers in the items' order. */
export async function inTurns<Item, Answer>(
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < items.length; from += atOnce) {
    answers.push(...(await Promise.all(items.slice(from, from + atOnce).map(ask))));
  }
  return answers;
}
