import type { Container } from "../compiler/lists/container.js";
import type { CompiledService } from "../compiler/service.js";
import { polaritiesOf } from "./desired-polarity.js";
import {
  snippetName,
  type ContainerContent,
  type Polarity,
  type ServiceContent,
  type SnippetContent,
} from "./service.js";

/** How a policy reaches a service: as snippets beside its other VCL, or as its one custom VCL. */
export type Delivery = "snippets" | "main";

/** The subroutines that edgewall has a snippet for. */
export const snippetTypes = ["recv", "error", "miss", "pass"] as const;

/**
 * Fastly runs lower numbers first, and gives 100 to whoever names none: the policy comes before the service's other
 * snippets, and leaves room in front of it.
 *
 * @see https://www.fastly.com/documentation/reference/api/vcl-services/snippet/
 */
export const snippetPriority = 10;

/** What a compiled service wants to be at Fastly. Private values are not told apart: it holds none. */
export function desiredContent(service: CompiledService, delivery: Delivery): ServiceContent {
  const { files, layout, program } = service;
  const polarities = polaritiesOf(program);
  const containers = [...layout.acls, ...layout.dictionaries].map(
    (container) =>
      [
        container.name,
        contentOf(container, polarities.get(container.list ?? "")?.polarity ?? "toggle"),
      ] as const,
  );
  return {
    snippets: delivery === "snippets" ? snippetsOf(files) : new Map(),
    main: delivery === "main" ? files.get("main.vcl") : undefined,
    containers: new Map(containers),
  };
}

function snippetsOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, SnippetContent> {
  return new Map(
    snippetTypes.flatMap((type) => {
      const content = files.get(`${type}.vcl`);
      return content === undefined
        ? []
        : [[snippetName(type), { type, priority: snippetPriority, content }] as const];
    }),
  );
}

function contentOf(container: Container, polarity: Polarity): ContainerContent {
  const { name, managed } = container;
  return container.kind === "acl"
    ? {
        kind: "acl",
        name,
        list: container.list,
        managed,
        polarity,
        entries: new Set(container.entries),
      }
    : {
        kind: "dictionary",
        name,
        list: container.list,
        managed,
        polarity,
        items: container.items ?? new Map(),
      };
}
