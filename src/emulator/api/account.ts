/** Who is asking: what clients want to know before they do anything. */
import { ok } from "../http/answer.js";
import { get, getPublic, type Route } from "../http/route.js";
import { timestamp } from "../model/timestamp.js";

const name = "edgewall dev";
const login = "dev@edgewall.invalid";

export const account: readonly Route[] = [
  // The CLI reads this before it asks for anything else, and uses none of it with a token.
  getPublic("/realms/fastly/.well-known/openid-configuration", () => ok({})),

  get("/tokens/self", ({ token }, { state, now }) =>
    ok({
      id: "token",
      user_id: state.userId,
      customer_id: state.customerId,
      name: token.name,
      scope: token.scope,
      scopes: [token.scope],
      services: token.services ?? [],
      created_at: timestamp(0),
      last_used_at: timestamp(now()),
      expires_at: null,
      ip: "127.0.0.1",
      user_agent: "",
    }),
  ),

  get("/verify", ({ token }, { state }) =>
    ok({
      customer: { id: state.customerId, name },
      user: { id: state.userId, name, login },
      services: Object.fromEntries(
        [...state.services.values()]
          .filter(({ deleted }) => !deleted)
          .map((service) => [service.id, service.name]),
      ),
      token: {
        id: "token",
        name: token.name,
        created_at: timestamp(0),
        expires_at: null,
        scope: token.scope,
      },
    }),
  ),

  get("/current_customer", (_, { state }) => ok({ id: state.customerId, name })),

  get("/customer/:customer_id", (_, { state }) => ok({ id: state.customerId, name })),

  get("/current_user", (_, { state }) =>
    ok({ id: state.userId, customer_id: state.customerId, name, login, role: "superuser" }),
  ),
];
