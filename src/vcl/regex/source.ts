/** The characters of a pattern: bytes of its UTF-8 form, or code points. */
export interface PatternSource {
  readonly units: Uint8Array | Uint32Array;
  /** The offset in the text of each unit, and of the end; undefined where they are the same. */
  readonly offsets: Uint32Array | undefined;
}

export function readBytes(text: string): PatternSource {
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    // Halves of a surrogate pair take two bytes each here; an unpaired one becomes U+FFFD, which takes three.
    size += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  const units = new Uint8Array(size);
  if (size === text.length) {
    for (let index = 0; index < size; index++) units[index] = text.charCodeAt(index);
    return { units, offsets: undefined };
  }
  const offsets = new Uint32Array(size + 1);
  let at = 0;
  const add = (byte: number, offset: number) => {
    units[at] = byte;
    offsets[at++] = offset;
  };
  eachCodePoint(text, (point, offset) => {
    if (point < 0x80) return add(point, offset);
    const tails = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    const lead = tails === 1 ? 0xc0 : tails === 2 ? 0xe0 : 0xf0;
    add(lead | (point >> (6 * tails)), offset);
    for (let tail = tails - 1; tail >= 0; tail--) {
      add(0x80 | ((point >> (6 * tail)) & 0x3f), offset);
    }
  });
  offsets[at] = text.length;
  return { units: units.subarray(0, at), offsets: offsets.subarray(0, at + 1) };
}

export function readCodePoints(text: string): PatternSource {
  const units = new Uint32Array(text.length);
  const offsets = new Uint32Array(text.length + 1);
  let at = 0;
  eachCodePoint(text, (point, offset) => {
    units[at] = point;
    offsets[at++] = offset;
  });
  offsets[at] = text.length;
  return { units: units.subarray(0, at), offsets: offsets.subarray(0, at + 1) };
}

function eachCodePoint(text: string, visit: (point: number, offset: number) => void): void {
  for (let offset = 0; offset < text.length; offset++) {
    const point = text.codePointAt(offset) ?? 0;
    visit(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point, offset);
    if (point > 0xffff) offset++;
  }
}

/** The text of such characters, or undefined where bytes are not UTF-8. */
export function textOf(codes: readonly number[], utf: boolean): string | undefined {
  const parts: string[] = [];
  for (let index = 0; index < codes.length; index++) {
    const first = codes[index] ?? 0;
    if (utf || first < 0x80) {
      parts.push(String.fromCodePoint(first));
      continue;
    }
    const tails = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4) return undefined;
    let point = first & (0x3f >> tails);
    for (let tail = 0; tail < tails; tail++) {
      const next = codes[++index] ?? 0;
      if ((next & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (next & 0x3f);
    }
    const shortest = tails === 3 ? 0x10000 : tails === 2 ? 0x800 : 0x80;
    if (point < shortest || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      return undefined;
    }
    parts.push(String.fromCodePoint(point));
  }
  return parts.join("");
}
