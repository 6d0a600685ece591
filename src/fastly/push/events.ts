/** What a push tells while it runs. */
export type PushEvent =
  /** A lock that its owner left behind was taken over. */
  | { readonly kind: "took-over"; readonly owner: string; readonly since: number }
  | { readonly kind: "draft"; readonly version: number; readonly isPickedUp: boolean }
  /** A draft that does not come from the version that is active now. */
  | { readonly kind: "abandoned"; readonly version: number }
  /** An operation begins; `done` of `writes` were made before it. */
  | {
      readonly kind: "step";
      readonly text: string;
      readonly done: number;
      readonly writes: number;
    }
  /** Nothing is written until then (milliseconds since 1970), so that the reserve stays free. */
  | { readonly kind: "waiting"; readonly until: number; readonly reserve: number }
  /** A write failed in a way that may pass, and is tried again. */
  | { readonly kind: "again"; readonly request: string; readonly message: string }
  | { readonly kind: "activated"; readonly version: number; readonly staging: boolean };

export type Report = (event: PushEvent) => void;
