import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** What the server does with a request. */
export type Reply = (request: Recorded, response: ServerResponse) => void;

export interface Recorder {
  readonly url: string;
  readonly requests: readonly Recorded[];
  /** Different TCP connections that requests came over. */
  readonly connections: () => number;
}

/** A server that remembers what it was asked and answers as it is told; the last reply is for all that follow. */
export async function recorder(...replies: readonly Reply[]): Promise<Recorder> {
  const requests: Recorded[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const recorded = {
        method: request.method ?? "",
        path: request.url ?? "",
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      requests.push(recorded);
      const reply = replies[Math.min(requests.length, replies.length) - 1];
      reply?.(recorded, response);
    });
  });
  server.on("connection", () => connections++);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, requests, connections: () => connections };
}

/** JSON, with a status and headers. */
export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return send(JSON.stringify(body), status, { "Content-Type": "application/json", ...headers });
}

export function send(
  body: string | Buffer,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

export const html = send("<html>503 Service Unavailable</html>", 503, {
  "Content-Type": "text/html; charset=utf-8",
});

/** The connection ends without an answer. */
export const drop: Reply = (_, response) => {
  response.destroy();
};

/** No answer at all. */
export const silence: Reply = () => {};

/** The connection ends in the middle of the answer. */
export const half: Reply = (_, response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
  response.write('{"id":');
  setTimeout(() => response.destroy(), 5);
};
