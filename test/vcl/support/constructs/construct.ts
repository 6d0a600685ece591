/** A piece of VCL, what it says and how it is printed, all three written by hand. */
export interface Construct {
  readonly text: string;
  /** See `outline`. */
  readonly means: string;
  /** Without the newline at the end. */
  readonly prints: string;
}

/** `["set a = 1;", "(set a = (int 1))"]`, and what it is printed as where that is not the text. */
export type Row = readonly [text: string, means: string, prints?: string];

export function construct([text, means, prints = text]: Row): Construct {
  return { text, means, prints };
}
