import fc from "fast-check";

/** Another spelling of a text, or a text next to it. */
export type Change = (text: string) => string;

const hex = (character: string, upper: boolean) =>
  [...new TextEncoder().encode(character)]
    .map((byte) => {
      const digits = byte.toString(16).padStart(2, "0");
      return `%${upper ? digits.toUpperCase() : digits}`;
    })
    .join("");

const toggleCase = (text: string) =>
  text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase();

/** Escapes one character. */
const escapeOne = fc
  .tuple(fc.nat({ max: 40 }), fc.boolean())
  .map(([position, upper]): Change => (text) => {
    const characters = [...text];
    const index = characters.length === 0 ? 0 : position % characters.length;
    return characters
      .map((character, at) => (at === index ? hex(character, upper) : character))
      .join("");
  });

/** Puts something in at a place. */
function insert(...what: readonly string[]): fc.Arbitrary<Change> {
  return fc
    .tuple(fc.nat({ max: 40 }), fc.constantFrom(...what))
    .map(([position, inserted]): Change => (text) => {
      const index = position % (text.length + 1);
      return text.slice(0, index) + inserted + text.slice(index);
    });
}

/** Puts something in the place of a slash. */
function atSlash(...what: readonly string[]): fc.Arbitrary<Change> {
  return fc
    .tuple(fc.nat({ max: 9 }), fc.constantFrom(...what))
    .map(([position, replacement]): Change => (text) => {
      const parts = text.split("/");
      if (parts.length < 2) return text;
      const index = position % (parts.length - 1);
      const before = parts.slice(0, index + 1).join("/");
      return `${before}${replacement}${parts.slice(index + 1).join("/")}`;
    });
}

function fixed(change: Change): fc.Arbitrary<Change> {
  return fc.constant(change);
}

/** A text, and texts next to it. */
export const textChange: fc.Arbitrary<Change> = fc.oneof(
  fixed((text) => `${text}x`),
  fixed((text) => `x${text}`),
  fixed((text) => text.slice(0, -1)),
  fixed((text) => text.slice(1)),
  fixed(toggleCase),
  fixed((text) => text + text),
  fixed(() => ""),
  fixed((text) => `${text} `),
  fixed((text) => `${text}\u00a0`),
  insert("\t", ",", "\u00e9", "\u{1f32e}", "%", ".", " "),
  fc.constantFrom(100, 1_000, 3_000).map((count) => (text: string) => text + "a".repeat(count)),
  fc.constantFrom(500, 2_000).map((count) => (text: string) => "/".repeat(count) + text),
);

export const pathChange: fc.Arbitrary<Change> = fc.oneof(
  escapeOne,
  escapeOne,
  fc.boolean().map(
    (upper): Change =>
      (text) =>
        [...text].map((one) => hex(one, upper)).join(""),
  ),
  fixed((text) => text.replaceAll("%", "%25")),
  insert(
    "%",
    "%2",
    "%zz",
    "%00",
    "%u0041",
    "%25",
    "%252F",
    "%ff",
    "%C3%A9",
    "\u00e9",
    "+",
    "%20",
    "%2b",
  ),
  insert(";v=1", "\\", "#", '"', "<", "|", "^", "`", "{", "[", "@", ":"),
  atSlash(
    "//",
    "///",
    "/./",
    "/x/../",
    "%2F",
    "%2f",
    "/%2e/",
    "/%2E%2e/",
    "/.%2E/",
    "\\",
    "/.",
    "/..",
  ),
  fixed((text) => `${text}/`),
  fixed((text) => `${text}//`),
  fixed((text) => `${text}/.`),
  fixed((text) => `${text}/..`),
  fixed((text) => `${text}/../`),
  fixed((text) => `${text}%2F`),
  fixed((text) => `/..${text}`),
  fixed((text) => `/../..${text}`),
  fixed((text) => `/${text}`),
  fixed((text) => `/.${text}`),
  fixed((text) => text.replace(/\/+$/, "")),
  fixed((text) => text.replaceAll("/", "//")),
  fixed((text) => text.replaceAll("/", "%2f")),
  textChange,
);

export const valueChange: fc.Arbitrary<Change> = fc.oneof(
  escapeOne,
  fc.boolean().map(
    (upper): Change =>
      (text) =>
        [...text].map((one) => hex(one, upper)).join(""),
  ),
  fixed((text) => encodeURIComponent(text)),
  fixed((text) => text.replaceAll(" ", "+")),
  fixed((text) => text.replaceAll("%", "%25")),
  insert(
    "%",
    "%2",
    "%zz",
    "%00",
    "%26",
    "%3D",
    "%2B",
    "+",
    "%23",
    "%25",
    "=",
    "%e9",
    "%C3%A9",
    ";",
  ),
  textChange,
);

export const hostChange: fc.Arbitrary<Change> = fc.oneof(
  fixed((text) => `${text}.`),
  fixed((text) => `${text}..`),
  fixed((text) => `${text}:443`),
  fixed((text) => `${text}:`),
  fixed((text) => `${text}.:80`),
  fixed((text) => `${text}:80:80`),
  fixed((text) => `${text}:8a`),
  textChange,
);

/** A text after a few changes; mostly none. */
export function changed(
  texts: fc.Arbitrary<string>,
  changes: fc.Arbitrary<Change>,
): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.oneof(fc.constant([]), fc.array(changes, { minLength: 1, maxLength: 3 })))
    .map(([text, all]) => all.reduce((before, change) => change(before).toWellFormed(), text));
}
