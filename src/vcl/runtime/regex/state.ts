/**
 * What a point of a match remembers besides where it is. None of these objects ever changes, so that going back to
 * an earlier point is going back to its object.
 */
export interface State {
  /** Start and end of each group from 1 on; -1 for a group that has not been set. */
  readonly groups: Int32Array;
  readonly frame: Frame | undefined;
  readonly call: Call | undefined;
  /** Where the match that is reported starts, which `\K` moves. */
  readonly start: number;
}

/** Something that has been opened: a group, a loop, a lookaround, an atomic group. */
export interface Frame {
  /** A group's number; 0 for a loop; negative for the others. */
  readonly id: number;
  readonly position: number;
  /** How many rounds a loop has run, or how high the stack was. */
  readonly value: number;
  readonly outer: Frame | undefined;
}

/** A call of a group that has not returned. */
export interface Call {
  readonly group: number;
  readonly position: number;
  readonly returnTo: number;
  /** How high the stack was. */
  readonly height: number;
  /** What comes back on return. */
  readonly groups: Int32Array;
  readonly frame: Frame | undefined;
  readonly outer: Call | undefined;
}

export function opened(state: State, id: number, position: number, value: number): State {
  const { call, frame, groups, start } = state;
  return { groups, frame: { id, position, value, outer: frame }, call, start };
}

export function withFrame({ call, groups, start }: State, frame: Frame | undefined): State {
  return { groups, frame, call, start };
}

export function withGroup(state: State, group: number, from: number, end: number): State {
  const { call, frame, start } = state;
  const groups = state.groups.slice();
  groups[group * 2 - 2] = from;
  groups[group * 2 - 1] = end;
  return { groups, frame, call, start };
}

export function frameOf(innermost: Frame | undefined, id: number): Frame | undefined {
  let frame = innermost;
  while (frame !== undefined && frame.id !== id) frame = frame.outer;
  return frame;
}

export function callOf(innermost: Call | undefined, group: number): Call | undefined {
  let call = innermost;
  while (call !== undefined && call.group !== group) call = call.outer;
  return call;
}

/** The first group of a list that has been set. */
export function firstSet(list: readonly number[], groups: Int32Array): number | undefined {
  return list.find((group) => (groups[group * 2 - 1] ?? -1) >= 0);
}
