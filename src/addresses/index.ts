export { AddressSet } from "./address-set.js";
export { aggregate, contains, sortUnique } from "./aggregate.js";
export {
  type Address,
  type Cidr,
  type Family,
  type ParsedCidr,
  parseAddress,
  parseCidr,
} from "./cidr.js";
export { formatAddress, formatCidr } from "./format.js";
export { type AddressList, type ListEntry, type RejectedEntry, parseAddressList } from "./list.js";
