import { didYouMean, quote } from "../../../diagnostics/index.js";

/** Nobody reads the hundredth suggestion. */
const mostSuggestions = 100;

/** How many letters may be compared with how many in one run: comparing names takes the product of their lengths. */
const mostWork = 20_000_000;

/** Finds what was probably meant, each name once and not without end: a file may be all unknown names. */
export class Suggestions {
  readonly #found = new Map<string, string>();
  #work = 0;

  /** ``did you mean `client.ip`? `` with a space behind it, or nothing. */
  didYouMean(name: string, ...candidates: readonly Iterable<string>[]): string {
    const known = this.#found.get(name);
    if (known !== undefined) return known;
    if (this.#found.size >= mostSuggestions) return "";
    const meant = didYouMean(name, this.#while(name, candidates));
    const text = meant === undefined ? "" : `did you mean ${quote(meant)}? `;
    this.#found.set(name, text);
    return text;
  }

  /** The candidates, as long as there is work left. */
  *#while(name: string, lists: readonly Iterable<string>[]): Generator<string> {
    for (const list of lists)
      for (const candidate of list) {
        this.#work += name.length * Math.min(candidate.length, name.length);
        if (this.#work > mostWork) return;
        yield candidate;
      }
  }
}
