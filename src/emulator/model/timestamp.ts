/** `2024-01-01T00:00:00Z`: times as the API writes them, in whole seconds. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** `2024-01-01 00:00:00`: as a dictionary's info writes them. */
export function plainTimestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");
}
