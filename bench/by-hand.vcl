# The slides' VCL, by hand: with today's names, and with nothing of what the policy adds (docs/slides.md).
acl cc_blacklist {
  "192.0.2.0"/24;
}

table edge_settings {}

table THEWALL {}

sub vcl_recv {
  #FASTLY recv
  if (table.lookup(edge_settings, "non_us_ban", "disabled") == "enabled") {
    if (client.geo.country_code != "US") {
      error 603;
    }
  }

  if (
    client.ip ~ cc_blacklist &&
    req.url.path == "/api/hamm/donations" &&
    req.method == "POST"
  ) {
    if (randombool(1, 2)) {
      error 601;
    } else {
      error 602;
    }
  }

  if (table.lookup(THEWALL, client.ip) && !req.http.Fastly-FF) {
    error 619 "Bad Taco.";
  }

  if (req.http.User-Agent ~ "^WordPress") {
    error 619 {"Forbidden &#x1f32e;"};
  }
  return(lookup);
}
