import { Headers } from "../headers.js";
import type { ResponseMessage } from "../message.js";

/** Fastly's own page, which goes out unless `synthetic` says something else. */
function stockPage(status: bigint, response: string): string {
  const title = `${String(status)} ${response}`;
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>Error ${title}</h1><p>${response}</p></body></html>\n`;
}

/** What `obj` is when vcl_error begins. */
export class ErrorObject implements ResponseMessage {
  status: bigint;
  response: string;
  readonly proto = "HTTP/1.1";
  readonly headers = new Headers();
  private readonly raised: { readonly status: bigint; readonly response: string };
  private synthetic: string | undefined = undefined;

  constructor(raised: { readonly status: bigint; readonly response: string }) {
    this.status = raised.status;
    this.response = raised.response;
    this.raised = raised;
  }

  /** Fastly's page until VCL makes another. */
  get body(): string {
    return this.synthetic ?? stockPage(this.raised.status, this.raised.response);
  }

  set body(body: string) {
    this.synthetic = body;
  }

  /** Fastly's page is HTML; what VCL made has the type that VCL says. */
  labelStockPage(): void {
    if (this.synthetic === undefined && this.headers.get("content-type") === undefined) {
      this.headers.set("Content-Type", "text/html; charset=utf-8", "content-type");
    }
  }
}
