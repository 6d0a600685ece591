import type { Draw } from "../draw.js";
import type { Body, Program } from "../program.js";
import type { Place } from "../place.js";
import type { Lines } from "../statements.js";

export interface Fault {
  readonly name: string;
  /** Makes one thing wrong in a program that is right. */
  readonly plant: (program: Program, draw: Draw) => Program;
}

/** A wrong statement somewhere, where `where` lets it be wrong. */
export function statementFault(
  name: string,
  statement: (draw: Draw, place: Place) => string | undefined,
): Fault {
  const plant: Fault["plant"] = (program, draw) => {
    for (const body of shuffled(program.bodies, draw)) {
      const wrong = statement(draw, body.place);
      if (wrong === undefined) continue;
      const lines = insert(body.lines, wrong, draw);
      return {
        ...program,
        bodies: program.bodies.map((other) => (other === body ? { ...body, lines } : other)),
      };
    }
    return program;
  };
  return { name, plant };
}

/** Wrong declarations beside the right ones. */
export function declarationFault(name: string, lines: (draw: Draw) => Lines): Fault {
  return {
    name,
    plant: (program, draw) => ({
      ...program,
      declarations: [...program.declarations, ...lines(draw)],
    }),
  };
}

function shuffled(bodies: readonly Body[], draw: Draw): readonly Body[] {
  const start = draw.below(bodies.length);
  return [...bodies.slice(start), ...bodies.slice(0, start)];
}

/** Never last: what stands there may be a `return`, with which falco ends too. */
function insert(lines: Lines, line: string, draw: Draw): Lines {
  const at = draw.below(lines.length);
  return [...lines.slice(0, at), line, ...lines.slice(at)];
}
