import { backendConnection } from "./backend-connection.js";
import { backendRequest } from "./backend-request.js";
import { backendResponse } from "./backend-response.js";
import { bots } from "./bots.js";
import { cacheObject } from "./cache-object.js";
import { clientConnection } from "./client-connection.js";
import { clientRequest, requestTimes } from "./client-request.js";
import { clientResponse } from "./client-response.js";
import { device } from "./device.js";
import type { Entries } from "./entry.js";
import { geoip, geolocation } from "./geolocation.js";
import { mathConstantsLimits } from "./math-constants-limits.js";
import { miscellaneous } from "./miscellaneous.js";
import { quic } from "./quic.js";
import { segmentedCaching } from "./segmented-caching.js";
import { server } from "./server.js";
import { dateAndTime, esi, rateLimiting } from "./small-categories.js";
import { tlsClient } from "./tls-client.js";
import { waf } from "./waf.js";

export type { Entries, Entry } from "./entry.js";

/** Every variable, by the category of Fastly's documentation, which is part of its page's address. */
export const categories: readonly (readonly [category: string, entries: Entries])[] = [
  ["backend-connection", backendConnection],
  ["backend-request", backendRequest],
  ["backend-response", backendResponse],
  ["cache-object", cacheObject],
  ["client-connection", clientConnection],
  ["client-connection", quic],
  ["client-connection", tlsClient],
  ["client-request", clientRequest],
  ["client-request", requestTimes],
  ["client-request", device],
  ["client-response", clientResponse],
  ["date-and-time", dateAndTime],
  ["esi", esi],
  ["geolocation", geolocation],
  ["geolocation", geoip],
  ["math-constants-limits", mathConstantsLimits],
  ["miscellaneous", miscellaneous],
  ["miscellaneous", bots],
  ["rate-limiting", rateLimiting],
  ["segmented-caching", segmentedCaching],
  ["server", server],
  ["miscellaneous", waf],
];
