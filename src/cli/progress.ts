import { visible } from "../diagnostics/index.js";
import type { PushEvent, Report } from "../fastly/push/events.js";
import { describeTime } from "../fastly/push/time.js";
import type { Output } from "./io.js";

const eraseLine = "\r\u001B[K";

/**
 * Tells on stderr how far a push is: on a terminal in one line that changes, in a pipe one line for each thing that
 * does not happen every time.
 */
export function progress(output: Output): { readonly report: Report; readonly end: () => void } {
  let isOpen = false;
  const line = (text: string): void => {
    output.write(`${isOpen ? eraseLine : ""}${text}\n`);
    isOpen = false;
  };
  return {
    report(event) {
      if (event.kind !== "step") return line(describe(event));
      if (!output.isTerminal) return;
      output.write(`${eraseLine}${shorten(describe(event))}`);
      isOpen = true;
    },
    end() {
      if (isOpen) output.write(eraseLine);
      isOpen = false;
    },
  };
}

/** A line that a terminal of 80 columns does not break, or erasing it would leave a part. */
function shorten(text: string): string {
  return text.length < 80 ? text : `${text.slice(0, 78)}…`;
}

function describe(event: PushEvent): string {
  switch (event.kind) {
    case "took-over":
      return `took over the lock that ${visible(event.owner, 100)} left behind, from ${describeTime(event.since)}`;
    case "draft":
      return event.isPickedUp
        ? `goes on with draft ${event.version}, which an interrupted push left`
        : `draft ${event.version}`;
    case "abandoned":
      return `draft ${event.version} of an interrupted push was made from another version than the active one: it is left alone, and its comment says so`;
    case "step":
      return `[${event.done}/${event.writes}] ${visible(event.text, 200)}`;
    case "waiting":
      return `this hour's API writes are spent, but for the ${event.reserve} kept for flip and ban; going on at ${describeTime(event.until)}`;
    case "again":
      return `${visible(event.request, 200)}: ${visible(event.message, 200)}; trying again`;
    case "activated":
      return event.staging
        ? `version ${event.version} is on staging`
        : `version ${event.version} is active`;
  }
}
