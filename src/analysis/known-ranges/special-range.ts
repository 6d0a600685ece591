/** A block that a registry of IANA's sets aside. */
export interface SpecialRange {
  readonly cidr: string;
  /** As the registry spells it. */
  readonly name: string;
  readonly rfc: string;
  /**
   * The registry's column "Globally Reachable". No client on the internet has an address of a block where it says
   * `no`; where it says `n/a` (6to4, Teredo) or `yes` one might.
   */
  readonly reachable: "yes" | "no" | "n/a";
}
