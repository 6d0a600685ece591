import type { Endpoint } from "../clients.js";
import { openEmulator, token } from "../emulator.js";

/** What the contract runs against. */
export interface Contracted extends Endpoint {
  readonly serviceId: string;
  /** Fastly itself. */
  readonly isLive: boolean;
  readonly close: () => Promise<void>;
}

/** The emulator; or, when `npm run test:live` says so, Fastly. */
export async function openEndpoint(): Promise<Contracted> {
  const { EDGEWALL_LIVE_SERVICE: live, FASTLY_API_TOKEN: key } = process.env;
  if (live !== undefined && key !== undefined)
    return {
      url: "https://api.fastly.com",
      token: key,
      serviceId: live,
      isLive: true,
      close: async () => {},
    };
  const { url, serviceId = "", close } = await openEmulator();
  return { url, token: token.value, serviceId, isLive: false, close };
}

/** A name that no earlier run has used: what a run leaves at Fastly stays there. */
export function fresh(stem: string): string {
  return `edgewall_${stem}_${process.pid}_${(count += 1)}`;
}

let count = 0;

/** VCL that is right by itself, as custom main VCL. */
export const mainVcl = `sub vcl_recv {
#FASTLY recv
  if (req.method != "HEAD" && req.method != "GET" && req.method != "FASTLYPURGE") {
    return(pass);
  }
  return(lookup);
}

sub vcl_fetch {
#FASTLY fetch
  return(deliver);
}

sub vcl_deliver {
#FASTLY deliver
  return(deliver);
}

sub vcl_error {
#FASTLY error
  return(deliver);
}
`;
