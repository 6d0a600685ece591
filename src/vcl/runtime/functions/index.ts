import type { FunctionImplementation } from "../implement.js";
import { addressFunctions } from "./address.js";
import { addresses } from "./addresses.js";
import { binFunctions } from "./bin.js";
import { contentNegotiation } from "./content-negotiation.js";
import { cryptoFunctions } from "./crypto.js";
import { digestFunctions } from "./digest.js";
import { escapes } from "./escapes.js";
import { headerFunctions } from "./headers.js";
import { httpFunctions } from "./http.js";
import { mathFunctions } from "./math.js";
import { numbers } from "./numbers.js";
import { paths } from "./paths.js";
import { queryStrings } from "./query-string.js";
import { randomFunctions } from "./random.js";
import { rateLimitFunctions } from "./rate-limit.js";
import { regularExpressions } from "./regular-expressions.js";
import { replacing } from "./replace.js";
import { setCookies } from "./set-cookie.js";
import { strings } from "./strings.js";
import { tableFunctions } from "./table.js";
import { tarpitFunctions } from "./tarpit.js";
import { timeFunctions } from "./time.js";
import { timeTexts } from "./time-texts.js";
import { urls } from "./url.js";
import { utf8 } from "./utf8.js";
import { uuidFunctions } from "./uuid.js";

/** Every function of Fastly's that the runtime has, by name. */
export const functions: ReadonlyMap<string, FunctionImplementation> = new Map(
  [
    addressFunctions,
    addresses,
    binFunctions,
    contentNegotiation,
    cryptoFunctions,
    digestFunctions,
    escapes,
    headerFunctions,
    httpFunctions,
    mathFunctions,
    numbers,
    paths,
    queryStrings,
    randomFunctions,
    rateLimitFunctions,
    regularExpressions,
    replacing,
    setCookies,
    strings,
    tableFunctions,
    tarpitFunctions,
    timeFunctions,
    timeTexts,
    urls,
    utf8,
    uuidFunctions,
  ].flatMap((group) => Object.entries(group)),
);

/** The names of {@link functions}, in order. */
export function implementedNames(): readonly string[] {
  return [...functions.keys()].sort();
}
