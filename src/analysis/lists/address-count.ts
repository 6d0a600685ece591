import type { AddressSet } from "../../addresses/index.js";

/** How many addresses; of IPv6 as digits, because there are more than a number can count. */
export interface AddressCount {
  readonly v4: number;
  readonly v6: string;
}

export function addressCount({ addressCount: { v4, v6 } }: AddressSet): AddressCount {
  return { v4, v6: v6.toString() };
}
