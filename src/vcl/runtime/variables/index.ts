import { findVariable, variableNames } from "../../types/variables.js";
import type { VariableImplementation } from "../implement.js";
import { backendConnection, healthOf } from "./backend-connection.js";
import { backendRequest } from "./backend-request.js";
import { cacheObject } from "./cache-object.js";
import { client } from "./client.js";
import { esi } from "./esi.js";
import { geolocation } from "./geolocation.js";
import { headerVariable } from "./headers.js";
import type { Implementations } from "./kinds.js";
import { mathConstants } from "./math-constants.js";
import { groupOf, miscellaneous } from "./miscellaneous.js";
import { rateCounter } from "./rate-counter.js";
import { request } from "./request.js";
import { backendResponse, response } from "./response.js";
import { server } from "./server.js";
import { time } from "./time.js";
import { tlsClient } from "./tls-client.js";

const namespaces: readonly Implementations[] = [
  backendConnection,
  backendRequest,
  backendResponse,
  cacheObject,
  client,
  esi,
  geolocation,
  mathConstants,
  miscellaneous,
  request,
  response,
  server,
  time,
  tlsClient,
];

const byName: ReadonlyMap<string, VariableImplementation> = new Map(
  namespaces.flatMap((namespace) => Object.entries(namespace)),
);

/**
 * How the runtime has a variable of Fastly's (`req.url`, `req.http.NAME:field`, `re.group.1`, …); undefined of one
 * that it does not have, of which there are some: `variableNames` of the types has all.
 */
export function findVariableImplementation(name: string): VariableImplementation | undefined {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const header = findVariable(name)?.header;
  return header === undefined ? inFamily(name) : headerVariable(header);
}

function inFamily(name: string): VariableImplementation | undefined {
  // A name that the types do not know is not one.
  if (findVariable(name) === undefined) return undefined;
  const group = /^re\.group\.(\d{1,2})$/.exec(name)?.[1];
  if (group !== undefined) return groupOf(Number(group));
  const healthy = /^(?:backend|director)\.([\w-]+)\.healthy$/.exec(name)?.[1];
  if (healthy !== undefined) return healthOf(healthy);
  const counter = /^ratecounter\.([\w-]+)\.(bucket|rate)\.(\d+)s$/.exec(name);
  const [, counterName, kind, seconds] = counter ?? [];
  if (counterName === undefined || (kind !== "bucket" && kind !== "rate")) return undefined;
  return rateCounter(counterName, kind, Number(seconds));
}

/** Of Fastly's variables, by the names of the types' tables, which the runtime has. */
export function implementedVariables(): ReadonlySet<string> {
  return new Set(
    variableNames.filter((name) => {
      const example = name.replace("{NAME}", "example").replace("{N}", "1");
      return findVariableImplementation(example) !== undefined;
    }),
  );
}
