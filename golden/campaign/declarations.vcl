# edgewall: policy campaign (policies/campaign.policy.ts:24)
# owner: edge-security
# Compiled; change the policy, not this.
acl cc_blacklist {}

table edge_settings {}

table THEWALL {}
