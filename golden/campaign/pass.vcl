# edgewall: policy campaign (policies/campaign.policy.ts:24)
# owner: edge-security
# Compiled; change the policy, not this.
unset bereq.http.Edgewall-Passed;
unset bereq.http.Edgewall-Counted;
