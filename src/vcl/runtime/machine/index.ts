export { emptyCache, newCache, type Cache, type CachedObject } from "./cache.js";
export { clientRequest, type ClientRequest, type RequestOptions } from "./client-request.js";
export {
  decide,
  type Answered,
  type Decision,
  type Failed,
  type Passed,
  type RaisedError,
} from "./decide.js";
export { newServer, type DecideOptions, type ServeOptions } from "./options.js";
export type { Origin, OriginAnswer } from "./origin.js";
export type { Outcome, Step } from "./outcome.js";
export { serve } from "./serve.js";
export { begin } from "./transaction.js";
export {
  functionInventory,
  inventoryTable,
  variableInventory,
  type Inventory,
} from "./inventory.js";
