import type { Subroutine } from "../../types/subroutines.js";
import { noBackend } from "../backend.js";
import type { State, VclProgram } from "../compile/source.js";
import { copyResponse } from "../message.js";
import type { Transaction } from "../transaction.js";
import { emptyCache, type Cache, type CachedObject } from "./cache.js";
import type { ClientRequest } from "./client-request.js";
import { stock, type RaisedError } from "./decide.js";
import { objectToStore, useOf } from "./cache-use.js";
import { backendRequest, booleanSetting, fetchFrom } from "./fetch.js";
import {
  computeHash,
  isAllowed,
  mostRestarts,
  nothingStale,
  runSubroutine,
  tooManyRestarts,
  unnamedError,
} from "./lifecycle.js";
import { overflowOf } from "./limits.js";
import type { ServeOptions } from "./options.js";
import { chooseBackend } from "./origin.js";
import type { Outcome, Step } from "./outcome.js";
import { purge } from "./purge.js";
import { ErrorObject } from "./synthetic.js";
import { asStage, type Stage } from "./stage.js";
import { begin, discardMessages, noteError } from "./transaction.js";

/** One request at one node. */
export class Node {
  private readonly program: VclProgram;
  private readonly options: ServeOptions;
  private readonly cache: Cache;
  private readonly tx: Transaction;
  private readonly visits: number;
  private readonly path: Step[] = [];
  private found: CachedObject | undefined = undefined;
  private isPass = false;
  private cacheUse: Outcome["cache"] = "none";
  private answered: RaisedError | undefined = undefined;
  /** Whether the answer is already that there were too many restarts. */
  private gaveUp = false;
  private upgraded = false;

  constructor(program: VclProgram, request: ClientRequest, options: ServeOptions) {
    this.program = program;
    this.options = options;
    this.cache = options.cache ?? emptyCache;
    this.tx = begin(program, request, options);
    this.visits = this.tx.visitsThisService;
  }

  serve(): Outcome {
    let stage: Stage = "recv";
    // Only a restart leads back, and of these there are few.
    while (stage !== "end" && stage !== "upgrade") stage = this.after(stage);
    this.upgraded = stage === "upgrade";
    if (!this.upgraded) {
      this.tx.progress.end = this.tx.environment.now();
      if (this.program.has("log")) this.run("log");
    }
    return this.soFar();
  }

  soFar(): Outcome {
    const { tx } = this;
    const { resp } = tx;
    const isHead = tx.req.method === "HEAD";
    return {
      kind: this.upgraded ? "upgraded" : "served",
      response: isHead && resp !== undefined ? { ...resp, body: "" } : resp,
      message: undefined,
      path: this.path,
      restarts: tx.restarts,
      logs: tx.logs,
      error: this.answered,
      bereq: tx.bereq,
      backend: tx.progress.origin?.name,
      cache: this.cacheUse,
      esi: booleanSetting(tx, "beresp.do_esi") && tx.settings.get("req.esi") !== false,
      tarpit: tx.tarpit,
      state: tx.progress.state,
    };
  }

  private after(stage: Exclude<Stage, "end" | "upgrade">): Stage {
    switch (stage) {
      case "recv":
        return this.receive();
      case "lookup":
        return this.lookUp();
      case "hit":
        return this.hit();
      case "miss":
        return this.miss();
      case "pass":
        return this.pass();
      case "fetch":
        return this.fetch();
      case "stale":
        return this.deliverStale();
      case "error":
        return this.answer();
      case "deliver":
        return this.deliver();
      case "restart":
        return this.restart();
    }
  }

  private run(subroutine: Subroutine): State {
    const state = runSubroutine(this.program, this.tx, subroutine);
    this.path.push({ subroutine, state });
    if (!isAllowed(subroutine, state)) {
      throw new Error(`vcl_${subroutine} cannot return ${state}`);
    }
    return state;
  }

  private receive(): Stage {
    const { tx } = this;
    this.leaveFetchNode();
    this.isPass = false;
    const state = this.run("recv");
    const overflow = overflowOf(tx.req.headers);
    if (overflow !== undefined) return this.abort(overflow);
    if (state === "restart" || state === "upgrade") return state;
    this.path.push({ subroutine: "hash", state: computeHash(this.program, tx) });
    if (state === "error") return "error";
    if (tx.isPurge) {
      tx.resp = purge(tx, this.cache);
      return "end";
    }
    return state === "pass" ? "pass" : "lookup";
  }

  private lookUp(): Stage {
    const { tx } = this;
    const now = tx.environment.now();
    const found = booleanSetting(tx, "req.hash_always_miss")
      ? undefined
      : this.cache.lookup(tx.hash, now);
    if (found === undefined) return "miss";
    const use = useOf(found, tx, now);
    if (use === "pass") tx.progress.state = "HITPASS";
    else this.found = found;
    return use;
  }

  /** @see https://www.fastly.com/documentation/reference/vcl/subroutines/hit/ */
  private hit(): Stage {
    const { tx, found } = this;
    if (found === undefined) return "miss";
    this.enterFetchNode();
    this.cacheUse = "hit";
    tx.progress.state = tx.progress.stale === undefined ? "HIT" : "HIT-STALE";
    tx.progress.stored = found;
    tx.obj = copyResponse(found.response);
    const state = this.run("hit");
    if (state !== "deliver") return asStage(state);
    tx.resp = copyResponse(tx.obj);
    return "deliver";
  }

  private miss(): Stage {
    const { tx } = this;
    this.enterFetchNode();
    this.cacheUse = "miss";
    tx.progress.state = "MISS";
    tx.bereq = backendRequest(tx, false);
    const state = this.run("miss");
    return state === "deliver_stale" ? "stale" : asStage(state);
  }

  private pass(): Stage {
    const { tx } = this;
    this.isPass = true;
    this.cacheUse = "pass";
    tx.progress.state = "PASS";
    tx.bereq = backendRequest(tx, true);
    return this.run("pass") === "error" ? "error" : "fetch";
  }

  /** @see https://www.fastly.com/documentation/reference/vcl/subroutines/fetch/ */
  private fetch(): Stage {
    const { tx } = this;
    const backend = chooseBackend(tx, tx.backend ?? noBackend);
    if ("failure" in backend) {
      tx.error = { status: 503n, response: backend.failure };
      return "error";
    }
    const request = (tx.bereq ??= backendRequest(tx, this.isPass));
    const fault = fetchFrom(tx, request, backend, this.options.origin);
    if (fault !== undefined) {
      tx.error = fault;
      return "error";
    }
    const state = this.run("fetch");
    if (state === "error" || state === "restart") return state;
    if (state === "deliver_stale") return "stale";
    const object = this.isPass ? undefined : objectToStore(tx, state);
    if (object !== undefined) this.cache.store(tx.hash, object);
    if (tx.beresp !== undefined) tx.resp = copyResponse(tx.beresp);
    return "deliver";
  }

  /** `return(deliver_stale)`, where there may be nothing to deliver. */
  private deliverStale(): Stage {
    const { tx, found } = this;
    if (found === undefined || !tx.progress.staleExists) {
      if (this.answered !== undefined) return this.abort(nothingStale);
      tx.error = nothingStale;
      return "error";
    }
    tx.progress.stale = "error";
    tx.progress.state = "HIT-STALE";
    tx.progress.stored = found;
    this.answered = undefined;
    tx.resp = copyResponse(found.response);
    return "deliver";
  }

  /** @see https://www.fastly.com/documentation/reference/vcl/subroutines/error/ */
  private answer(): Stage {
    const { tx } = this;
    const error = tx.error ?? unnamedError;
    const object = new ErrorObject(error);
    this.answered = error;
    tx.beresp = undefined;
    tx.resp = undefined;
    tx.obj = object;
    tx.progress.stored = undefined;
    noteError(tx);
    const state = this.run("error");
    if (state === "restart") return state;
    if (state === "deliver_stale") return "stale";
    if (object.status < 500n) tx.progress.state = "HIT-SYNTH";
    object.labelStockPage();
    tx.resp = copyResponse(object);
    return "deliver";
  }

  private deliver(): Stage {
    const { tx } = this;
    this.leaveFetchNode();
    tx.progress.firstByte = tx.environment.now();
    return this.run("deliver") === "restart" ? "restart" : "end";
  }

  /** @see https://www.fastly.com/documentation/reference/vcl/statements/restart/ */
  private restart(): Stage {
    const { tx } = this;
    if (tx.restarts >= mostRestarts) {
      // VCL is asked once how to say it; if it restarts again, Fastly answers.
      if (this.gaveUp) return this.abort(tooManyRestarts);
      this.gaveUp = true;
      tx.error = tooManyRestarts;
      return "error";
    }
    tx.restarts += 1;
    this.found = undefined;
    this.answered = undefined;
    discardMessages(tx);
    return "recv";
  }

  /** Answers without VCL. */
  private abort(error: RaisedError): Stage {
    this.answered = error;
    this.tx.resp = stock(error);
    return "end";
  }

  /** After a restart, one node does it all, unless VCL says otherwise. */
  private enterFetchNode(): void {
    const { tx } = this;
    if (this.options.clustering === false) return;
    if (tx.restarts > 0 && tx.req.headers.get("fastly-force-shield") !== "1") return;
    tx.visitsThisService = this.visits + 1;
    tx.progress.visitsThisPop = 1;
    tx.progress.isClustering = true;
  }

  private leaveFetchNode(): void {
    const { tx } = this;
    tx.visitsThisService = this.visits;
    tx.progress.visitsThisPop = 0;
    tx.progress.isClustering = false;
  }
}
