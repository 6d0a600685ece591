/** Where addresses are: countries from MaxMind databases. */
export {
  openDatabase,
  type CountryLookup,
  type GeoDatabase,
  type GeoProblem,
  type OpenedDatabase,
} from "./database.js";
export { openRegistrationData } from "./embedded.js";
