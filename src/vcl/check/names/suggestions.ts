import { didYouMean, quote } from "../../../diagnostics/index.js";

/** Comparing names is slow, and nobody reads the hundredth suggestion. */
const mostSuggestions = 100;

/** Finds what was probably meant, each name once and not without end: a file may be all unknown names. */
export class Suggestions {
  readonly #found = new Map<string, string>();

  /** ``did you mean `client.ip`? `` with a space behind it, or nothing. */
  didYouMean(name: string, ...candidates: readonly Iterable<string>[]): string {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    if (this.#found.size >= mostSuggestions) return "";
    const meant = didYouMean(name, together(candidates));
    const text = meant === undefined ? "" : `did you mean ${quote(meant)}? `;
    this.#found.set(name, text);
    return text;
  }
}

function* together(lists: readonly Iterable<string>[]): Generator<string> {
  for (const list of lists) yield* list;
}
