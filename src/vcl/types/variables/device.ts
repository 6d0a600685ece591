import { readOnly, type Entries, type Entry } from "./entry.js";

/** No longer told apart; Fastly took their pages down. */
function retired(type: "BOOL" | "INTEGER"): Entry {
  return readOnly(type, undefined, { status: "deprecated", undocumented: true });
}

/** What is known of the client's device: https://www.fastly.com/documentation/reference/vcl/variables/client-request/ */
export const device: Entries = {
  "client.bot.name": readOnly("STRING"),
  "client.browser.name": readOnly("STRING"),
  "client.browser.version": readOnly("STRING"),
  "client.class.bot": readOnly("BOOL"),
  "client.class.browser": readOnly("BOOL"),
  "client.class.checker": retired("BOOL"),
  "client.class.downloader": retired("BOOL"),
  "client.class.feedreader": retired("BOOL"),
  "client.class.filter": retired("BOOL"),
  "client.class.masquerading": retired("BOOL"),
  "client.class.spam": retired("BOOL"),
  "client.display.height": retired("INTEGER"),
  "client.display.ppi": retired("INTEGER"),
  "client.display.touchscreen": readOnly("BOOL"),
  "client.display.width": retired("INTEGER"),
  "client.identified": readOnly("BOOL"),
  "client.os.name": readOnly("STRING"),
  "client.os.version": readOnly("STRING"),
  "client.platform.ereader": retired("BOOL"),
  "client.platform.gameconsole": readOnly("BOOL"),
  "client.platform.hwtype": readOnly("STRING"),
  "client.platform.mediaplayer": readOnly("BOOL"),
  "client.platform.mobile": readOnly("BOOL"),
  "client.platform.model": readOnly("STRING"),
  "client.platform.smarttv": readOnly("BOOL"),
  "client.platform.tablet": readOnly("BOOL"),
  "client.platform.tvplayer": retired("BOOL"),
  "client.platform.vendor": readOnly("STRING"),
};
