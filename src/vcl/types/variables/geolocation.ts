import { readOnly, settable, type Entries } from "./entry.js";

/** https://www.fastly.com/documentation/reference/vcl/variables/geolocation/ */
export const geolocation: Entries = {
  "client.geo.area_code": readOnly("INTEGER"),
  "client.geo.city": readOnly("STRING"),
  "client.geo.city.ascii": readOnly("STRING"),
  "client.geo.city.latin1": readOnly("STRING"),
  "client.geo.city.utf8": readOnly("STRING"),
  "client.geo.conn_speed": readOnly("STRING"),
  "client.geo.conn_type": readOnly("STRING"),
  "client.geo.continent_code": readOnly("STRING"),
  "client.geo.country_code": readOnly("STRING"),
  "client.geo.country_code3": readOnly("STRING"),
  "client.geo.country_name": readOnly("STRING"),
  "client.geo.country_name.ascii": readOnly("STRING"),
  "client.geo.country_name.latin1": readOnly("STRING"),
  "client.geo.country_name.utf8": readOnly("STRING"),
  "client.geo.gmt_offset": readOnly("INTEGER", undefined, {
    status: "legacy",
    replacement: "client.geo.utc_offset",
  }),
  "client.geo.ip_override": settable("STRING"),
  "client.geo.latitude": readOnly("FLOAT"),
  "client.geo.longitude": readOnly("FLOAT"),
  "client.geo.metro_code": readOnly("INTEGER"),
  "client.geo.postal_code": readOnly("STRING"),
  "client.geo.proxy_description": readOnly("STRING"),
  "client.geo.proxy_type": readOnly("STRING"),
  "client.geo.region": readOnly("STRING"),
  "client.geo.region.ascii": readOnly("STRING"),
  "client.geo.region.latin1": readOnly("STRING"),
  "client.geo.region.utf8": readOnly("STRING"),
  "client.geo.utc_offset": readOnly("INTEGER"),
};

/** What of `client.geo.*` was called `geoip.*` before. */
const renamed = [
  "area_code",
  "city",
  "city.ascii",
  "city.latin1",
  "city.utf8",
  "continent_code",
  "country_code",
  "country_code3",
  "country_name",
  "country_name.ascii",
  "country_name.latin1",
  "country_name.utf8",
  "ip_override",
  "latitude",
  "longitude",
  "metro_code",
  "postal_code",
  "region",
  "region.ascii",
  "region.latin1",
  "region.utf8",
] as const;

function legacy(field: (typeof renamed)[number]): Entries {
  const replacement = `client.geo.${field}`;
  const entry = geolocation[replacement] ?? readOnly("STRING");
  return { [`geoip.${field}`]: { ...entry, status: "legacy", replacement, undocumented: true } };
}

/** The names of before `client.geo`. */
export const geoip: Entries = {
  ...Object.assign({}, ...renamed.map(legacy)),
  "geoip.use_x_forwarded_for": settable("BOOL", undefined, {
    status: "legacy",
    replacement: "client.geo.ip_override",
    undocumented: true,
  }),
};
