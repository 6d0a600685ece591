/** Fastly's own API. */
export const fastlyEndpoint = "https://api.fastly.com";

/** What the environment says about Fastly; captured once, before any policy can look. */
export interface Credentials {
  /** Never printed. */
  readonly token?: string;
  readonly serviceId?: string;
  readonly endpoint?: string;
}

/**
 * Takes what is meant for Fastly's API out of the environment: variables mean what they mean to the Fastly CLI. The
 * token is no longer there afterwards.
 */
export function takeCredentials(env: Record<string, string | undefined>): Credentials {
  const { FASTLY_API_TOKEN, FASTLY_SERVICE_ID, FASTLY_API_ENDPOINT } = env;
  delete env.FASTLY_API_TOKEN;
  return {
    ...(FASTLY_API_TOKEN?.trim() && { token: FASTLY_API_TOKEN.trim() }),
    ...(FASTLY_SERVICE_ID && { serviceId: FASTLY_SERVICE_ID }),
    ...(FASTLY_API_ENDPOINT && { endpoint: FASTLY_API_ENDPOINT }),
  };
}
