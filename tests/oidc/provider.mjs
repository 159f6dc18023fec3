// A real provider for the tests: node provider.mjs PORT REDIRECT_URI
// POST /people {"kim": {"groups": [...], "gone": false}} says who there is.
import http from "node:http";
import Provider from "oidc-provider";

const [port, back] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
let people = {};

const provider = new Provider(issuer, {
  clients: [{
    client_id: "consult",
    client_secret: "a-secret-of-the-tests-and-of-nothing-else",
    redirect_uris: [back],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
  }],
  claims: { openid: ["sub"], groups: ["groups"], email: ["email"] },
  scopes: ["openid", "offline_access", "groups", "email"],
  conformIdTokenClaims: false,
  cookies: { keys: ["only-a-test"] },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: async () => true,
  features: { devInteractions: { enabled: true } },
  async findAccount(ctx, id) {
    const person = people[id];
    if (!person || person.gone) return undefined;
    return { accountId: id, claims: async () => ({ sub: id, ...person }) };
  },
});

const app = provider.callback();
http.createServer((request, response) => {
  if (request.url !== "/people") return app(request, response);
  let body = "";
  request.on("data", (part) => { body += part; });
  request.on("end", () => { people = JSON.parse(body); response.end("{}"); });
}).listen(Number(port), "localhost");
