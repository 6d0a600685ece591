# edgewall: policy campaign (policies/campaign.policy.ts:24)
# owner: edge-security
# Compiled; change the policy, not this.
sub vcl_recv {
  declare local var.edgewall_path STRING;
  if (req.is_purge) {
    # No rule denies a purge, so a purge needs an API token.
    set req.http.Fastly-Purge-Requires-Auth = "1";
  } else if (
    fastly.ff.visits_this_service == 0 &&
    !req.is_esi_subreq &&
    !(req.http.Edgewall-Passed == req.xid)
  ) {
    # A client may send this header, and origins believe it.
    set req.http.Fastly-Client-IP = client.ip;
    unset req.http.Edgewall-Counted;

    # rule non_us_ban (policies/campaign.policy.ts:27)
    # reason: Nobody outside the US may give; thrown when an attack comes from abroad.
    if (
      client.geo.country_code != "US" &&
      table.lookup(edge_settings, "non_us_ban", "disabled") == "enabled"
    ) {
      error 620 "non_us_ban";
    }

    # rule card_testing (policies/campaign.policy.ts:34)
    # reason: Card testers learn nothing from answers drawn like a coin.
    if (req.method == "POST" && client.ip ~ cc_blacklist) {
      set var.edgewall_path = req.url.path;
      if (var.edgewall_path ~ "[^A-Za-z0-9_~.!$&'()*+,;=:@/-]|//|/\.|./\z") {
        # A malformed escape is a percent sign.
        set var.edgewall_path = regsuball(var.edgewall_path, {"%(?![0-9A-Fa-f]{2})"}, {"%25"});
        if (var.edgewall_path ~ {"[^A-Za-z0-9_~.!$&'()*+,;=:@/%-]"}) {
          # Not a URL as the RFC has it, and url.normalize() would return it unchanged.
          set var.edgewall_path = std.replaceall(
            std.replaceall(urlencode(var.edgewall_path), {"%25"}, {"%"}),
            {"%2F"},
            "/"
          );
        }
        # Slashes and dots, however they are written, before dot segments are resolved.
        set var.edgewall_path = regsuball(
          regsuball(var.edgewall_path, {"%2[Ee]"}, "."),
          {"%2[Ff]"},
          "/"
        );
        set var.edgewall_path = regsuball(var.edgewall_path, "/{2,}", "/");
        set var.edgewall_path = url.normalize(var.edgewall_path);
        # Decoded once; %00, %25 and bytes outside ASCII stay escapes.
        set var.edgewall_path = urldecode(
          regsuball(
            std.replaceall(var.edgewall_path, "+", {"%2B"}),
            {"%(?=00|25|[89A-F])"},
            {"%25"}
          )
        );
        set var.edgewall_path = regsub(var.edgewall_path, "(?!^)/\z", "");
      }
      if (var.edgewall_path == "/api/hamm/donations") {
        error 620 "card_testing";
      }
    }

    # rule thewall (policies/campaign.policy.ts:47)
    if (
      table.contains(THEWALL, client.ip) &&
      (
        table.lookup(THEWALL, client.ip, "") !~ "^[0-9]{1,11}\z" ||
        time.is_after(std.integer2time(std.atoi(table.lookup(THEWALL, client.ip, ""))), time.now)
      )
    ) {
      error 620 "thewall";
    }

    # rule wordpress_pingback (policies/campaign.policy.ts:49)
    # reason: Pingback floods from other people's blogs.
    if (std.prefixof(std.tolower(req.http.User-Agent), "wordpress")) {
      error 620 "wordpress_pingback";
    }

    # Set only now: a decision that other VCL answers with a restart is made again.
    set req.http.Edgewall-Passed = req.xid;
  }
  #FASTLY recv
  if (req.method != "HEAD" && req.method != "GET" && req.method != "FASTLYPURGE") {
    return(pass);
  }
  return(lookup);
}

sub vcl_hash {
  set req.hash += req.url;
  set req.hash += req.http.host;
  #FASTLY hash
  return(hash);
}

sub vcl_hit {
  #FASTLY hit
  return(deliver);
}

sub vcl_miss {
  unset bereq.http.Edgewall-Passed;
  unset bereq.http.Edgewall-Counted;
  #FASTLY miss
  return(fetch);
}

sub vcl_pass {
  unset bereq.http.Edgewall-Passed;
  unset bereq.http.Edgewall-Counted;
  #FASTLY pass
  return(pass);
}

sub vcl_fetch {
  #FASTLY fetch
  if (req.restarts > 0) {
    set beresp.http.Fastly-Restarts = req.restarts;
  }
  if (beresp.http.Set-Cookie || beresp.http.Cache-Control ~ "(?:private|no-store)") {
    return(pass);
  }
  if (
    !beresp.http.Expires &&
    !(beresp.http.Surrogate-Control ~ "max-age") &&
    !(beresp.http.Cache-Control ~ "(?:s-maxage|max-age)")
  ) {
    set beresp.ttl = 3600s;
  }
  return(deliver);
}

sub vcl_error {
  if (obj.status == 620) {
    # rule non_us_ban (policies/campaign.policy.ts:27)
    # reason: Nobody outside the US may give; thrown when an attack comes from abroad.
    if (obj.response == "non_us_ban") {
      set obj.status = 503;
      set obj.response = "Service Unavailable";
      set obj.http.Cache-Control = "private, no-store";
      synthetic "";
      return(deliver);
    }

    # rule card_testing (policies/campaign.policy.ts:34)
    # reason: Card testers learn nothing from answers drawn like a coin.
    if (obj.response == "card_testing") {
      if (randombool(1, 2)) {
        set obj.status = 201;
        set obj.response = "Created";
        set obj.http.Cache-Control = "private, no-store";
        set obj.http.Content-Type = "application/json";
        synthetic "{%22status%22:%22accepted%22}";
      } else {
        set obj.status = 402;
        set obj.response = "Payment Required";
        set obj.http.Cache-Control = "private, no-store";
        set obj.http.Content-Type = "application/json";
        synthetic "{%22error%22:%22card_declined%22}";
      }
      return(deliver);
    }

    # rule thewall (policies/campaign.policy.ts:47)
    if (obj.response == "thewall") {
      set obj.status = 403;
      set obj.response = "Bad Taco.";
      set obj.http.Cache-Control = "private, no-store";
      synthetic "";
      return(deliver);
    }

    # rule wordpress_pingback (policies/campaign.policy.ts:49)
    # reason: Pingback floods from other people's blogs.
    if (obj.response == "wordpress_pingback") {
      set obj.status = 403;
      set obj.response = "Forbidden";
      set obj.http.Cache-Control = "private, no-store";
      set obj.http.Content-Type = "text/plain; charset=utf-8";
      synthetic "Forbidden 🌮";
      return(deliver);
    }
  }
  #FASTLY error
  return(deliver);
}

sub vcl_deliver {
  #FASTLY deliver
  return(deliver);
}

sub vcl_log {
  #FASTLY log
}
