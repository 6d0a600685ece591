import type { Value } from "./state.js";

/** How a field reads what a client sends: forms send text for everything, JSON sends types. */
export interface Field {
  readonly read: (given: unknown) => Value | undefined;
  /** What it has when nothing was sent. */
  readonly initial: Value;
}

/** Text; where it starts as null, an empty text makes it null again. */
export function text(initial: string | null = ""): Field {
  return {
    initial,
    read(given) {
      if (given === null) return initial;
      if (typeof given !== "string" && typeof given !== "number") return undefined;
      return given === "" && initial === null ? null : String(given);
    },
  };
}

/** One of a few words. */
export function word(words: readonly string[], initial: string): Field {
  return {
    initial,
    read: (given) => (typeof given === "string" && words.includes(given) ? given : undefined),
  };
}

export function integer(initial: number | null): Field {
  return {
    initial,
    read: (given) => (given === null || given === "" ? initial : wholeNumber(given)),
  };
}

/** A number that the API gives back as text. */
export function digits(initial: string | null): Field {
  return {
    initial,
    read(given) {
      if (given === null || given === "") return initial;
      const number = wholeNumber(given);
      return number === undefined ? undefined : String(number);
    },
  };
}

export function flag(initial: boolean | null): Field {
  return { initial, read: (given) => (given === null ? initial : truth(given)) };
}

/** A flag that the API gives back as `"0"` or `"1"`. */
export function digitFlag(initial: "0" | "1"): Field {
  return {
    initial,
    read(given) {
      const value = truth(given);
      return value === undefined ? undefined : value ? "1" : "0";
    },
  };
}

/** Texts; forms send them as a JSON array in a text. */
export function texts(): Field {
  return {
    initial: [],
    read(given) {
      if (Array.isArray(given)) return given.every(isText) ? given : undefined;
      if (typeof given !== "string") return undefined;
      if (given === "") return [];
      try {
        const parsed: unknown = JSON.parse(given);
        return Array.isArray(parsed) && parsed.every(isText) ? parsed : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function wholeNumber(given: unknown): number | undefined {
  if (typeof given === "number") return Number.isSafeInteger(given) ? given : undefined;
  if (typeof given !== "string" || !/^-?\d{1,15}$/.test(given)) return undefined;
  return Number(given);
}

export function truth(given: unknown): boolean | undefined {
  switch (given) {
    case true:
    case 1:
    case "1":
    case "true":
      return true;
    case false:
    case 0:
    case "0":
    case "false":
    case "":
      return false;
    default:
      return undefined;
  }
}
