import { Headers } from "./headers.js";

/** The client's request, or the one to the backend. Texts are bytes. */
export interface RequestMessage {
  method: string;
  /** Path and query string. */
  url: string;
  proto: string;
  headers: Headers;
  /** All of it; what VCL can read of it, `req.body` tells. */
  body: string;
}

/** A response: of the backend, of the cache (`obj`), or to the client. */
export interface ResponseMessage {
  status: bigint;
  /** The reason phrase. */
  response: string;
  proto: string;
  headers: Headers;
  body: string;
}

export function newRequest(fields: Partial<RequestMessage> = {}): RequestMessage {
  return {
    method: fields.method ?? "GET",
    url: fields.url ?? "/",
    proto: fields.proto ?? "HTTP/1.1",
    headers: fields.headers ?? new Headers(),
    body: fields.body ?? "",
  };
}

export function newResponse(fields: Partial<ResponseMessage> = {}): ResponseMessage {
  return {
    status: fields.status ?? 200n,
    response: fields.response ?? "OK",
    proto: fields.proto ?? "HTTP/1.1",
    headers: fields.headers ?? new Headers(),
    body: fields.body ?? "",
  };
}

/** The same message again, of which neither changes with the other. */
export function copyRequest(request: RequestMessage): RequestMessage {
  const { method, url, proto, headers, body } = request;
  return { method, url, proto, headers: headers.clone(), body };
}

export function copyResponse(response: ResponseMessage): ResponseMessage {
  // One by one, since some are computed.
  const { status, response: reason, proto, headers, body } = response;
  return { status, response: reason, proto, headers: headers.clone(), body };
}
