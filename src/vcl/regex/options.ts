/** The options that `(?imnsxUJ)` sets. They hold to the end of the group that they stand in. */
export interface Options {
  /** `i` */
  readonly ignoreCase: boolean;
  /** `m` */
  readonly multiline: boolean;
  /** `n`: plain parentheses do not capture */
  readonly noCapture: boolean;
  /** `s` */
  readonly dotAll: boolean;
  /** `x` */
  readonly extended: boolean;
  /** `xx`: spaces and tabs do not count inside classes either */
  readonly extendedMore: boolean;
  /** `U`: quantifiers are lazy, and greedy with a `?` */
  readonly ungreedy: boolean;
  /** `J` */
  readonly duplicateNames: boolean;
}

export const defaultOptions: Options = {
  ignoreCase: false,
  multiline: false,
  noCapture: false,
  dotAll: false,
  extended: false,
  extendedMore: false,
  ungreedy: false,
  duplicateNames: false,
};

/** What `(?^` starts from. */
export function withoutOptions(options: Options): Options {
  const { duplicateNames, ungreedy } = options;
  return { ...defaultOptions, duplicateNames, ungreedy };
}

export const optionOfLetter: ReadonlyMap<string, keyof Options> = new Map([
  ["i", "ignoreCase"],
  ["m", "multiline"],
  ["n", "noCapture"],
  ["s", "dotAll"],
  ["x", "extended"],
  ["U", "ungreedy"],
  ["J", "duplicateNames"],
]);
