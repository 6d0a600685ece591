import { scopeOf } from "../subroutines.js";
import { readOnly, type Entries } from "./entry.js";

const connected = scopeOf("recv", "hash", "deliver", "log");

/** What bot management found: https://www.fastly.com/documentation/reference/vcl/variables/miscellaneous/ */
export const bots: Entries = {
  "fastly.bot.analyzed": readOnly("BOOL", connected),
  "fastly.bot.category": readOnly("STRING", connected),
  "fastly.bot.category.is_accessibility": readOnly("BOOL", connected),
  "fastly.bot.category.is_ai_crawler": readOnly("BOOL", connected),
  "fastly.bot.category.is_ai_fetcher": readOnly("BOOL", connected),
  "fastly.bot.category.is_content_fetcher": readOnly("BOOL", connected),
  "fastly.bot.category.is_monitoring_and_site_tools": readOnly("BOOL", connected),
  "fastly.bot.category.is_online_marketing": readOnly("BOOL", connected),
  "fastly.bot.category.is_page_preview": readOnly("BOOL", connected),
  "fastly.bot.category.is_platform_integrations": readOnly("BOOL", connected),
  "fastly.bot.category.is_research": readOnly("BOOL", connected),
  "fastly.bot.category.is_search_engine_crawler": readOnly("BOOL", connected),
  "fastly.bot.category.is_search_engine_optimization": readOnly("BOOL", connected),
  "fastly.bot.category.is_security_tools": readOnly("BOOL", connected),
  "fastly.bot.category.is_verified": readOnly("BOOL", connected),
  "fastly.bot.detected": readOnly("BOOL", connected),
  "fastly.bot.name": readOnly("STRING", connected),
};
