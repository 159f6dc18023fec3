// A word two minutes before silence ends the sitting, and a lock after it: the page is emptied, what
// was typed is saved, and the sign-in page leads back. Another tab may have kept the sitting alive,
// so the server is asked first; asking does not count as being here.

import { saveDrafts } from "./drafts.js";

const SECOND = 1000;
const WARNED = 120;
const TICK = 15 * SECOND;
const AGAIN = 10 * SECOND;

export function watchSilence(page) {
  const place = page.querySelector("[data-staying]");
  if (!place) return;
  const said = place.querySelector("[data-staying-said]");
  const words = place.querySelector("template");
  let endsAt = Date.now() + Number(place.dataset.staying) * SECOND;
  let locking = false;

  const left = () => (endsAt - Date.now()) / SECOND;

  /** Ask how much is left, or say that she is here. False: the sitting is over. */
  const ask = async (method) => {
    const headers = method === "GET" ? { "X-Consult-Polling": "1" } : { "X-CSRFToken": place.dataset.token };
    const answer = await fetch(place.dataset.asks, { method, headers, redirect: "manual" });
    if (answer.status === 200) endsAt = Date.now() + (await answer.json()).left * SECOND;
    else if (answer.type === "opaqueredirect" || answer.status === 401) return false;
    return true;
  };

  const lock = async () => {
    if (locking) return;
    locking = true;
    const notice = page.createElement("main");
    notice.className = "page page-narrow locked";
    const heading = page.createElement("h1");
    heading.textContent = place.dataset.locked;
    const link = page.createElement("a");
    link.href = place.dataset.lock;
    link.className = "btn btn-primary";
    link.textContent = place.dataset.unlock;
    notice.append(heading, link);
    page.body.replaceChildren(notice); // what was typed is still held by its form, out of sight
    while (!(await saveDrafts({ locking: true }))) await new Promise((go) => setTimeout(go, AGAIN));
    window.location.replace(place.dataset.lock);
  };

  const warn = () => {
    if (said.hasChildNodes()) return;
    saveDrafts();
    said.append(words.content.cloneNode(true));
    place.classList.add("is-shown");
    said.querySelector("button").addEventListener("click", async () => {
      if (await ask("POST")) calm();
      else lock();
    });
  };

  const calm = () => {
    said.replaceChildren();
    place.classList.remove("is-shown");
  };

  const look = async () => {
    if (locking || left() > WARNED) return;
    try {
      if (!(await ask("GET"))) return lock();
    } catch {
      if (left() <= 0) return lock(); // nobody answers, and her time is over
    }
    if (left() > WARNED) calm();
    else if (left() <= 0) lock();
    else warn();
  };

  setInterval(look, TICK);
  page.addEventListener("visibilitychange", look);
  page.addEventListener("consult:signed-out", lock);
}
