// Passkeys: asks the browser for one and sends what it answers with the form around it.
// Where it has a secret of its own (PRF), that goes along in our POST and nowhere else.

const SECRET = "passkey_secret";

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const textOf = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Read the options as the server wrote them: what is bytes is base64url there. */
function read(options) {
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytesOf(one.id) }));
  const read = { ...options, challenge: bytesOf(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytesOf(options.user.id) };
  if (options.excludeCredentials) read.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) read.allowCredentials = named(options.allowCredentials);
  const first = options.extensions?.prf?.eval?.first;
  if (first) read.extensions = { prf: { eval: { first: bytesOf(first) } } };
  return read;
}

/** Write an answer for the server, the secret left out. */
function written(credential) {
  const { response } = credential;
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) parts[name] = textOf(response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    response: parts,
  });
}

const secretOf = (credential) => credential.getClientExtensionResults().prf?.results?.first;

/** A new passkey may say only that it has a secret; then it is asked once more for it. */
async function secretOfNew(credential, options) {
  const told = credential.getClientExtensionResults().prf;
  if (!told?.enabled) return undefined;
  if (told.results?.first) return told.results.first;
  const asked = await navigator.credentials.get({
    publicKey: {
      rpId: options.rp.id,
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      allowCredentials: [{ type: "public-key", id: credential.rawId }],
      userVerification: "required",
      extensions: options.extensions,
    },
  });
  return secretOf(asked);
}

async function answer(way, options) {
  if (way === "get") {
    const credential = await navigator.credentials.get({ publicKey: options });
    return { credential, secret: secretOf(credential) };
  }
  const credential = await navigator.credentials.create({ publicKey: options });
  // Without its secret it still says who she is; then the words open.
  const secret = await secretOfNew(credential, options).catch(() => undefined);
  return { credential, secret };
}

function problem(part, error) {
  if (error.name === "InvalidStateError") return part.dataset.twice;
  if (error.name === "NotSupportedError" || error.name === "SecurityError") return part.dataset.unknown;
  return part.dataset.failed;
}

function wake(part) {
  const form = part.querySelector("form");
  const field = (name) => form.querySelector(`[name$='${name}']`);
  const press = form.querySelector("button[type='submit']");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = part.querySelector("[data-passkey-problem]");
    said.textContent = "";
    press.disabled = true;
    try {
      const options = read(JSON.parse(part.dataset.options));
      const { credential, secret } = await answer(part.dataset.passkey, options);
      field("credential").value = written(credential);
      field(SECRET).value = secret ? textOf(secret) : "";
      form.submit();
    } catch (error) {
      said.textContent = problem(part, error);
      press.disabled = false;
      press.focus();
    }
  });
  part.hidden = false;
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach(wake);
  document.querySelectorAll("[data-without-passkeys]").forEach((one) => {
    one.hidden = true;
  });
}
