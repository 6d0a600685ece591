import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { control, controlPath } from "../control.js";
import { isWrite, type Fault, type Faults } from "../faults.js";
import type { World } from "../model/world.js";
import type { RateLimit } from "../rate-limit.js";
import {
  badRequest,
  broken,
  methodNotAllowed,
  noSuchPath,
  rateLimited,
  unauthorized,
  unavailable,
  type Answer,
} from "./answer.js";
import { readBody } from "./body.js";
import type { RequestLog } from "./request-log.js";
import type { Router } from "./router.js";
import { findToken, refusal, type TokenGrant } from "./tokens.js";

/** What the server works with. */
export interface Service {
  readonly world: World;
  readonly router: Router;
  readonly tokens: readonly TokenGrant[];
  readonly faults: Faults;
  readonly rate: RateLimit;
  readonly log: RequestLog;
  /** Where this API stands. */
  readonly base: () => string;
  /** Called after a write that was not refused. */
  readonly written: () => void;
}

/** The API over HTTP. */
export function apiServer(service: Service): Server {
  const server = createServer((request, response) => {
    serve(service, request, response).catch(() => {
      // The client went away, or a fault of ours: it gets no details.
      if (response.headersSent) response.destroy();
      else send(response, broken, request.method === "HEAD");
    });
  });
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  // A client that keeps a connection must not lose it while it thinks.
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 200;
  return server;
}

/** A request's path and query; undefined where they are none. */
function targetOf(request: IncomingMessage): { path: string; query: URLSearchParams } | undefined {
  const target = request.url ?? "";
  if (!target.startsWith("/") || target.length > 8192) return undefined;
  const [path = "", ...rest] = target.split("?");
  return { path, query: new URLSearchParams(rest.join("?")) };
}

async function serve(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method: sent = "GET" } = request;
  const method = sent === "HEAD" ? "GET" : sent;
  const target = targetOf(request);
  const isControl = target?.path.startsWith(controlPath) ?? false;
  const fault = target && !isControl ? service.faults.take(method, target.path) : undefined;
  if (fault?.kind === "delay")
    await new Promise((resume) => setTimeout(resume, fault.milliseconds));
  const answer =
    target === undefined
      ? badRequest("the path is malformed")
      : await answerTo(service, request, method, target, fault);
  if (!isControl)
    service.log.add({ method, path: target?.path ?? "", status: answer?.status ?? 0 });
  if (answer === undefined) response.destroy();
  else send(response, answer, sent === "HEAD");
}

/** @returns undefined where the connection is to be dropped */
async function answerTo(
  service: Service,
  request: IncomingMessage,
  method: string,
  { path, query }: { path: string; query: URLSearchParams },
  fault: Fault | undefined,
): Promise<Answer | undefined> {
  const { world, router, log } = service;
  const body = await readBody(request, world.limits.body);
  const matched = router.match(method, path);
  const key = request.headers["fastly-key"];
  const token = findToken(service.tokens, typeof key === "string" ? key : undefined);
  const isPublic = matched.kind === "match" && matched.match.route.isPublic;
  if (token === undefined && !isPublic) return unauthorized;
  if (!body.ok) return body.answer;
  const { fields } = body;
  if (path.startsWith(controlPath)) return control(method, path, fields, service.faults, log);

  const early = before(fault, world);
  if (early !== "go on") return early;
  switch (matched.kind) {
    case "malformed":
      return badRequest("the path is malformed");
    case "nothing":
      return noSuchPath;
    case "other methods":
      return methodNotAllowed(matched.allowed);
    case "match":
  }
  const grant = token ?? nobody;
  const { route, params } = matched.match;
  const refused = refusal(grant, isWrite(method), path.split("/").slice(1));
  if (refused !== undefined) return refused;
  const spent = isWrite(method) ? service.rate.spend(grant.value, world.now()) : undefined;
  if (spent !== undefined && spent.left === undefined) return rateLimited(spent.reset);
  const keep = fault?.kind === "truncate-acl" ? { keepEntries: fault.keep } : {};
  const call = { params, path, query, fields, token: grant, base: service.base(), ...keep };
  const answer = route.handle(call, world);
  if (isWrite(method) && answer.status === 200) service.written();
  if (fault?.kind === "drop") return undefined;
  if (fault?.kind === "unavailable") return unavailable;
  if (spent === undefined) return answer;
  const headers = {
    ...answer.headers,
    "Fastly-RateLimit-Remaining": String(spent.left),
    "Fastly-RateLimit-Reset": String(spent.reset),
  };
  return { ...answer, headers };
}

const nobody: TokenGrant = { value: "", name: "nobody", scope: "global:read" };

/** What a fault makes of a request before it takes effect. */
function before(fault: Fault | undefined, { now }: World): Answer | undefined | "go on" {
  switch (fault?.kind) {
    case "rate-limited":
      return rateLimited(Math.ceil(now() / 1000) + fault.resetInSeconds);
    case "unavailable":
      return fault.when === "before" ? unavailable : "go on";
    case "drop":
      return fault.when === "before" ? undefined : "go on";
    case "delay":
    case "truncate-acl":
    case undefined:
      return "go on";
  }
}

function send(response: ServerResponse, answer: Answer, isHead: boolean): void {
  const isText = answer.type !== undefined;
  const text = isText ? String(answer.body) : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    "Content-Type": answer.type ?? "application/json",
    "Content-Length": Buffer.byteLength(text),
    "X-Content-Type-Options": "nosniff",
    ...answer.headers,
  });
  response.end(isHead ? undefined : text);
}
