export { AddressSet, type FamilyBlocks } from "./address-set.js";
export type { Blocks } from "./blocks.js";
export {
  type Address,
  type Cidr,
  type Family,
  type ParsedCidr,
  parseAddress,
  parseCidr,
} from "./cidr.js";
export { formatAddress, formatCidr } from "./format.js";
export { type AddressList, type ListOptions, parseAddressList } from "./list.js";
export type { RejectedEntry } from "./list/rejections.js";
