/** How many operations one API call on dictionary items or ACL entries takes at the most. */
export const largestBatch = 1_000;

/**
 * API calls that create containers of these sizes and fill them.
 *
 * @see https://www.fastly.com/documentation/reference/api/acls/acl-entry/#bulk-update-acl-entries
 */
export function writesOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + 1 + Math.ceil(size / largestBatch), 0);
}
