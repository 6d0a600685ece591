export { banningLists } from "./bans.js";
export { findings } from "./findings.js";
export { reportLists, type ListInput, type ListReport, type ListsReport } from "./report.js";
export type { AddressCount } from "./address-count.js";
