import { subroutines, type Subroutine } from "../../../src/vcl/types/index.js";
import { declarations, names } from "./declarations.js";
import type { Draw } from "./draw.js";
import { declareLocals, placeIn, type Place } from "./place.js";
import { ending, statements, type Lines } from "./statements.js";

export interface Body {
  readonly place: Place;
  readonly lines: Lines;
}

/** A program before it is written out, so that a fault can be planted in it. */
export interface Program {
  readonly declarations: Lines;
  readonly bodies: readonly Body[];
}

/** A whole VCL: declarations, and some of Fastly's subroutines. The first choices make the shortest. */
export function program(draw: Draw, most = 6): Program {
  const first = draw.below(subroutines.length);
  const chosen = subroutines.filter((_, index) => index === first || draw.onceIn(3));
  return {
    declarations: declarations(draw),
    bodies: chosen.map((subroutine) => bodyOf(subroutine, draw, most)),
  };
}

function bodyOf(subroutine: Subroutine, draw: Draw, most: number): Body {
  const place = placeIn(subroutine, names);
  return { place, lines: [...statements(draw, place, most), ...ending(draw, place)] };
}

export function write({ declarations: head, bodies }: Program): string {
  return [
    ...head,
    ...bodies.flatMap(({ place: { subroutine }, lines }) => [
      `sub vcl_${subroutine} {`,
      `#FASTLY ${subroutine}`,
      ...declareLocals,
      ...lines,
      "}",
    ]),
    "",
  ].join("\n");
}
