import type { IpList } from "../ip-list.js";
import type { Origin } from "../origin.js";

/** True when the client's address is on the list. */
export interface AddressCondition {
  readonly kind: "address";
  readonly list: IpList;
  readonly origin?: Origin;
}

export const AddressCondition = Object.freeze({
  create(list: IpList, origin?: Origin): AddressCondition {
    return Object.freeze({ kind: "address", list, ...(origin && { origin }) });
  },
});
