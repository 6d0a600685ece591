# edgewall: policy campaign (policies/campaign.policy.ts:24)
# owner: edge-security
# Compiled; change the policy, not this.
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
