/** A URL whose query string is taken apart. */
export interface SplitUrl {
  /** All in front of the question mark. */
  readonly base: string;
  /** As they were sent, without those that have no name; undefined when there is no question mark. */
  readonly parameters: readonly string[] | undefined;
  /** With its `#`. That it stays where it is, is not documented. */
  readonly fragment: string;
}

export function splitUrl(url: string): SplitUrl {
  const hash = url.indexOf("#");
  const end = hash < 0 ? url.length : hash;
  const mark = url.indexOf("?");
  const fragment = url.slice(end);
  if (mark < 0 || mark > end) return { base: url.slice(0, end), parameters: undefined, fragment };
  const parameters = url
    .slice(mark + 1, end)
    .split("&")
    .filter((parameter) => parameter !== "" && !parameter.startsWith("="));
  return { base: url.slice(0, mark), parameters, fragment };
}

/** The URL again, without a question mark when there are no parameters. */
export function joinUrl({ base, fragment }: SplitUrl, parameters: readonly string[]): string {
  return parameters.length === 0 ? base + fragment : `${base}?${parameters.join("&")}${fragment}`;
}

export function nameOf(parameter: string): string {
  const equals = parameter.indexOf("=");
  return equals < 0 ? parameter : parameter.slice(0, equals);
}
