/** Offsets into the pattern's text, end exclusive. */
export interface PatternSpan {
  readonly start: number;
  readonly end: number;
}

/** Alternatives, each a sequence. */
export type Choices = readonly (readonly PatternNode[])[];

/** A pattern as PCRE2 reads it: comments, `\Q…\E` and white space under `x` are gone, options are on the nodes. */
export interface PatternTree {
  readonly choices: Choices;
  /** The number of capturing groups, which is the highest that `re.group.N` can name. */
  readonly captures: number;
  /** In the order of their appearance; a name has several numbers under `(?J)`, and a number may stand twice. */
  readonly names: readonly GroupName[];
  /** What `(*…)` at the very start says, in order: `UTF`, `LIMIT_MATCH=1000`. */
  readonly settings: readonly string[];
  /** Whether a character is a code point. Else it is a byte of the text's UTF-8 form. */
  readonly utf: boolean;
  /** Whether `\d`, `\w`, `\s` and POSIX classes go by Unicode properties. */
  readonly ucp: boolean;
  /** What is read differently by other releases of PCRE2. */
  readonly notes: readonly PatternNote[];
}

export interface GroupName {
  readonly name: string;
  readonly number: number;
}

export interface PatternNote extends PatternSpan {
  readonly message: string;
  readonly help: string;
}

/** A byte, or a code point where the tree says `utf`. */
export interface Literal extends PatternSpan {
  readonly kind: "literal";
  readonly code: number;
  readonly ignoreCase: boolean;
}

export type ShorthandName = "d" | "h" | "s" | "v" | "w";

/** `\d`, or `\D` with `negate`. */
export interface Shorthand extends PatternSpan {
  readonly kind: "shorthand";
  readonly name: ShorthandName;
  readonly negate: boolean;
}

/** `\p{…}`. The name is in lower case, without spaces, hyphens and underscores: `lu`, `script=greek`. */
export interface Property extends PatternSpan {
  readonly kind: "property";
  readonly name: string;
  readonly negate: boolean;
  readonly ignoreCase: boolean;
}

export interface PosixClass extends PatternSpan {
  readonly kind: "posix";
  readonly name: PosixName;
  readonly negate: boolean;
}

export type PosixName =
  | "alnum"
  | "alpha"
  | "ascii"
  | "blank"
  | "cntrl"
  | "digit"
  | "graph"
  | "lower"
  | "print"
  | "punct"
  | "space"
  | "upper"
  | "word"
  | "xdigit";

export interface ClassRange extends PatternSpan {
  readonly kind: "range";
  readonly from: number;
  readonly to: number;
}

export type ClassMember = Literal | ClassRange | Shorthand | Property | PosixClass;

/** `[…]` */
export interface CharacterClass extends PatternSpan {
  readonly kind: "class";
  readonly negate: boolean;
  readonly ignoreCase: boolean;
  readonly members: readonly ClassMember[];
}

/** `.` */
export interface Dot extends PatternSpan {
  readonly kind: "dot";
  /** Matches a newline too. */
  readonly dotAll: boolean;
}

export type Special =
  /** `\N` */
  | "notNewline"
  /** `\C` */
  | "codeUnit"
  /** `\R` */
  | "newlineSequence"
  /** `\X` */
  | "grapheme";

/** An escape for something that no class can hold. */
export interface SpecialEscape extends PatternSpan {
  readonly kind: "special";
  readonly name: Special;
}

export type AnchorPlace =
  /** `^` */
  | "lineStart"
  /** `$`: also before a newline that ends the subject */
  | "lineEnd"
  /** `\A` */
  | "subjectStart"
  /** `\Z`: also before a newline that ends the subject */
  | "subjectEndOrNewline"
  /** `\z` */
  | "subjectEnd"
  /** `\G` */
  | "matchStart";

export interface Anchor extends PatternSpan {
  readonly kind: "anchor";
  readonly place: AnchorPlace;
  /** Of `^` and `$`: also at newlines inside the subject. */
  readonly multiline: boolean;
}

/** `\b`, or `\B` with `negate`. */
export interface Boundary extends PatternSpan {
  readonly kind: "boundary";
  readonly negate: boolean;
}

/** `\K`: what the match reports starts here. */
export interface Keep extends PatternSpan {
  readonly kind: "keep";
}

export interface Group extends PatternSpan {
  readonly kind: "group";
  readonly type: "plain" | "atomic" | "branchReset" | "scriptRun" | "atomicScriptRun";
  readonly choices: Choices;
}

export interface Capture extends PatternSpan {
  readonly kind: "capture";
  readonly number: number;
  readonly name: string | undefined;
  readonly choices: Choices;
}

export interface Look extends PatternSpan {
  readonly kind: "look";
  readonly behind: boolean;
  readonly negate: boolean;
  /** Not so for `(?*…)` and `(?<*…)`, into which PCRE2 backtracks. */
  readonly atomic: boolean;
  readonly choices: Choices;
}

/** A group by number, or by a name, which may stand for several numbers. */
export type GroupReference = number | string;

export type Condition =
  | { readonly kind: "group"; readonly group: GroupReference }
  /** Inside a call, of that group where one is named. */
  | { readonly kind: "recursion"; readonly group: GroupReference | undefined }
  | { readonly kind: "define" }
  | {
      readonly kind: "version";
      readonly atLeast: boolean;
      readonly major: number;
      /** `4` in `10.4` is 40. */
      readonly minor: number;
    }
  | { readonly kind: "look"; readonly look: Look; readonly callout: Callout | undefined };

/** `(?(condition)yes|no)` */
export interface Conditional extends PatternSpan {
  readonly kind: "conditional";
  readonly condition: Condition;
  readonly yes: readonly PatternNode[];
  readonly no: readonly PatternNode[] | undefined;
}

export interface Backreference extends PatternSpan {
  readonly kind: "backreference";
  readonly group: GroupReference;
  readonly ignoreCase: boolean;
}

/** `(?1)`, `(?&name)`; 0 is the whole pattern. */
export interface Call extends PatternSpan {
  readonly kind: "call";
  readonly group: GroupReference;
}

export type VerbName = "ACCEPT" | "COMMIT" | "FAIL" | "MARK" | "PRUNE" | "SKIP" | "THEN";

/** `(*SKIP:name)` */
export interface Verb extends PatternSpan {
  readonly kind: "verb";
  readonly name: VerbName;
  readonly argument: string | undefined;
}

/** `(?C1)` */
export interface Callout extends PatternSpan {
  readonly kind: "callout";
  readonly argument: number | string;
}

export interface Repeat extends PatternSpan {
  readonly kind: "repeat";
  readonly node: PatternNode;
  readonly min: number;
  /** Infinity where there is no limit. */
  readonly max: number;
  readonly mode: "greedy" | "lazy" | "possessive";
}

export type PatternNode =
  | Literal
  | Dot
  | Shorthand
  | Property
  | SpecialEscape
  | CharacterClass
  | Anchor
  | Boundary
  | Keep
  | Group
  | Capture
  | Look
  | Conditional
  | Backreference
  | Call
  | Verb
  | Callout
  | Repeat;
