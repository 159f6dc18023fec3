// The room of an item and the screen that all look at: phase, clock and presses follow the server, and
// go on by themselves while there is no connection. Without scripts every press loads the page anew.

import { alsoSave, sheetOf } from "../components/drafts.js";
import { Follower } from "../components/follow.js";
import { takeParts } from "../components/parts.js";
import { deedKey, Waiting } from "../components/waiting.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const SHORTEST_GAP = 15 * SECOND;
const ZONE = "Europe/Helsinki"; // as everywhere in the house, whatever the device believes
const CALM = 6 * SECOND; // parts are taken anew no oftener than this

const [ID, STANDING, MINUTES, SPENT, SINCE, RECORDED] = [0, 1, 2, 3, 4, 5];
const element = document.querySelector("[data-room]");
const words = element.dataset;
const find = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const form = find("form[action$='/notes/new']");

let state = null;
let mark = words.mark;
let partsAt = 0;
let stale = false;
let wasRecorded = null;

// ---- The clock and the phases

/** Write minutes and seconds as people read them: 4.05. */
const said = (ms) => `${Math.floor(ms / MINUTE)}.${String(Math.floor((ms % MINUTE) / SECOND)).padStart(2, "0")}`;
const at = (moment) => new Date(moment).toLocaleTimeString("fi-FI", { hour: "numeric", minute: "2-digit", timeZone: ZONE });
const isRecorded = () => running() < 0 || state.phases[running()][RECORDED];
const running = () => state?.phases.findIndex((phase) => phase[STANDING] === "now") ?? -1;
const wordsOf = (id) => find(`[data-phase-words="${id}"]`);
const titleOf = (phase) => wordsOf(phase[ID])?.dataset.title ?? "";

function showClock() {
  const clock = find("[data-soft-clock]");
  const phase = state?.phases[running()];
  if (!clock || !phase) return;
  const spent = phase[SPENT] * SECOND + Math.max(0, follower.now() - phase[SINCE]);
  const bar = clock.querySelector("progress");
  clock.hidden = false;
  clock.querySelector("[data-soft-clock-text]").textContent = `${said(spent)} / ${phase[MINUTES]}.00`;
  bar.max = Math.max(phase[MINUTES], 1);
  bar.value = Math.min(spent / MINUTE, bar.max);
  clock.classList.toggle("is-over", spent > phase[MINUTES] * MINUTE);
}

function showPhases() {
  const now = running();
  const shown = state.phases[Math.max(now, 0)];
  for (const one of all("[data-phase-words]")) one.hidden = one.dataset.phaseWords !== shown?.[ID];
  for (const phase of state.phases) {
    for (const one of all(`[data-phase="${phase[ID]}"]`)) {
      one.classList.remove("phase-done", "phase-now", "phase-skipped", "phase-ahead");
      one.classList.add(`phase-${phase[STANDING]}`);
      if (one.tagName !== "LI") continue;
      if (phase[STANDING] === "now") one.setAttribute("aria-current", "step");
      else one.removeAttribute("aria-current");
      const minutes = one.querySelector(".minutes");
      if (minutes) minutes.textContent = `${phase[MINUTES]} min`;
    }
  }
  const recorded = isRecorded();
  if (wasRecorded !== null && recorded !== wasRecorded) [stale, partsAt] = [true, 0]; // the rest comes and goes, too
  wasRecorded = recorded;
  for (const one of all("[data-records]")) one.hidden = !recorded;
  if (recorded && now >= 0 && find("[data-records-later]")) changeStatus(); // the form was not sent along
  aimPresses(now);
  aimNote(now);
  showWaiting();
  showClock();
}

function aimPresses(now) {
  const place = find("[data-phase-presses]");
  if (!place) return;
  const address = (phase, deed) => `${words.home.split("?")[0]}/phases/${phase[ID]}/${deed}`;
  for (const press of place.querySelectorAll("[data-go]")) {
    const step = Number(press.dataset.go);
    const target = state.phases[now + step];
    press.hidden = !target || (now < 0 && step !== 1);
    if (!target) continue;
    press.action = address(target, "start");
    const named = step === 1 ? place.dataset.next : step === 2 ? place.dataset.skip : "";
    const over = step === 2 ? state.phases[now + 1] : target;
    if (named) press.querySelector("[data-go-label]").textContent = named.replace("{phase}", titleOf(over));
  }
  for (const press of place.querySelectorAll("[data-extend]")) {
    press.hidden = now < 0;
    if (now >= 0) press.action = address(state.phases[now], "extend");
  }
}

/** Go to a phase here and now; the server hears of it as soon as it can. */
function goTo(id) {
  const moment = follower.now();
  const target = state.phases.findIndex((phase) => phase[ID] === id);
  state.phases.forEach((phase, number) => {
    if (number === target || phase[STANDING] !== "now") return;
    phase[SPENT] += Math.floor((moment - phase[SINCE]) / SECOND);
    phase[STANDING] = "done";
    phase[SINCE] = null;
  });
  if (state.phases[target][STANDING] === "now") return;
  Object.assign(state.phases[target], { [STANDING]: "now", [SINCE]: moment });
  const furthest = state.phases.findLastIndex((phase) => phase[STANDING] === "done" || phase[STANDING] === "now");
  state.phases.forEach((phase, number) => {
    if (phase[STANDING] === "ahead" && number < furthest) phase[STANDING] = "skipped";
  });
  tell();
  showPhases();
}

function tell() {
  const phase = state.phases[running()];
  const place = find("[data-live-said]");
  if (!phase || !place) return;
  const own = wordsOf(phase[ID])?.dataset.own; // whether its reader speaks or listens
  place.textContent = [words.now.replace("{phase}", titleOf(phase)), own].filter(Boolean).join(". ");
}

document.addEventListener("submit", (event) => {
  const press = event.target;
  if (!state || !press.matches("[data-go], [data-extend]")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(press));
  press.elements.deed_key.value = deedKey();
  waiting.put(press.action, body);
  if (press.matches("[data-extend]")) {
    state.phases[running()][MINUTES] += Number(press.dataset.extend);
    showPhases();
  } else goTo(press.action.split("/").at(-2));
  waiting.send();
});

// ---- What follows the server

const waiting = new Waiting(words.home, {
  goes: (one) => !one.line || !state || isRecorded(), // a note waits for the end of a private phase
  lost: () => follower.lose(),
  landed(one, html) {
    one.line?.remove();
    showWaiting();
    if (html) freshen(html);
  },
  async refused(one) {
    if (!one.line) return waiting.drop(one); // a press that came too late; the next state says how it is
    await follower.look(); // perhaps a private phase has just begun
    if (isRecorded()) offerToLook(one);
    else one.refused = false;
    showWaiting();
  },
  over(one) {
    waiting.drop(one); // the server keeps it for her, sealed; what else was written goes along as one
    const rest = waiting.list.filter((other) => other.line);
    waiting.list = rest.slice(0, 1);
    if (!rest.length) return document.dispatchEvent(new Event("consult:signed-out"));
    rest[0].body.set("text", rest.map((other) => other.body.get("text")).join("\n\n"));
    setTimeout(() => waiting.send());
  },
});

const follower = new Follower(element, {
  state(newer, begun) {
    if (!waiting.isEmpty && waiting.list.some((one) => !one.refused && !one.line)) return false;
    if (begun < waiting.doneAt) return false;
    const before = state?.phases[running()]?.[ID];
    const first = !state;
    state = newer;
    if (newer.status !== words.status) return changeStatus();
    if (!first && before !== state.phases[running()]?.[ID]) tell();
    const now = `${newer.mark}${element.hasAttribute("data-screen") ? newer.shows.join() : ""}`;
    if (now !== mark) stale = true;
    mark = now;
    showPhases();
    return true;
  },
  lost: () => showConnection(),
  back(from, until) {
    showConnection();
    if (until - from >= SHORTEST_GAP && words.status === "open") markGap(from, until);
    waiting.send();
  },
  last(moment) {
    if (words.status === "open") offerGap(moment);
  },
  unanswered: () => find("[data-live-absent]")?.hidden === false,
  steady: () => waiting.isEmpty || waiting.send(),
});

alsoSave(async () => waiting.isEmpty || waiting.send());

function showConnection() {
  const notice = find("[data-live-lost]");
  if (notice) notice.hidden = !follower.lostAt;
}

/** Load the page anew: it is made of other parts now. */
function changeStatus() {
  const busy = !waiting.isEmpty || follower.lostAt || (form && sheetOf(form)?.unsaved);
  if (!busy) location.reload();
  return true;
}

async function refresh() {
  if (!stale || follower.lostAt || Date.now() - partsAt < CALM || document.hidden) return;
  partsAt = Date.now();
  stale = false;
  try {
    const answer = await fetch(words.home, { headers: { "X-Consult-Polling": "1" }, redirect: "error" });
    if (answer.ok) freshen(await answer.text());
  } catch {
    stale = true;
  }
}

function freshen(html) {
  const { all: complete, page } = takeParts(html);
  partsAt = Date.now();
  stale = !complete;
  mark = page.querySelector("[data-room]")?.dataset.mark ?? mark;
  if (state) showPhases();
}

function markGap(from, until) {
  const body = new URLSearchParams({ csrf_token: words.token, deed_key: deedKey() });
  waiting.put(words.gap, body, { times: { lost_ago: from, back_ago: until } });
}

/** She was away for long: say how much of hers may be missing, and let her mark the break. */
function offerGap(moment) {
  const notice = find("[data-live-absent]");
  if (!notice) return;
  const [from, until] = [moment - follower.offset, Date.now()];
  const place = (name) => notice.querySelector(`[data-live-absent-${name}]`);
  notice.hidden = false;
  for (const one of notice.querySelectorAll("[data-live-absent-from]")) one.textContent = at(from);
  place("until").textContent = at(until);
  place("minutes").textContent = Math.ceil((until - from) / MINUTE);
  const last = Number(notice.dataset.last);
  place("nothing").hidden = last > moment;
  place("something").hidden = last <= moment;
  place("no").addEventListener("click", () => (notice.hidden = true));
  place("mark").addEventListener("click", () => {
    notice.hidden = true;
    markGap(from, until);
    waiting.send();
  });
}

// A press that needs the server is not lost to an error page while there is no connection.
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || !follower.lostAt) return;
  event.preventDefault();
  const place = find("[data-live-said]");
  if (place) place.textContent = words.needsConnection;
  const notice = find("[data-live-lost]");
  notice.querySelector("[data-needs]")?.remove();
  const line = made("p", words.needsConnection);
  line.dataset.needs = "";
  notice.querySelector("div").append(line);
  notice.scrollIntoView({ block: "center" });
});

// ---- Notes

function made(tag, text, className = "") {
  const one = document.createElement(tag);
  one.textContent = text;
  one.className = className;
  return one;
}

const isEmpty = () => !form.elements.text.value.trim();

/** A note falls into the phase it is begun in; the writer may choose another. */
function aimNote(now) {
  if (!form) return;
  const place = form.querySelector("[data-falls-into]");
  let choice = place.querySelector("select");
  if (!choice) {
    const label = made("label", `${words.falls} `);
    choice = label.appendChild(made("select", "", "form-control select falls-into"));
    for (const phase of state.phases.filter((one) => one[RECORDED])) {
      choice.append(new Option(titleOf(phase), phase[ID]));
    }
    choice.addEventListener("change", () => (form.elements.phase.value = choice.value));
    place.replaceChildren(label);
  }
  place.hidden = !choice.options.length;
  if (now >= 0 && isEmpty() && state.phases[now][RECORDED]) {
    const id = state.phases[now][ID];
    if (form.elements.phase.value !== id && form.elements.kind) {
      form.elements.kind.value = wordsOf(id)?.dataset.kind || form.elements.kind.value;
    }
    form.elements.phase.value = id;
  }
  choice.value = form.elements.phase.value;
}

function showWaiting() {
  const list = find("[data-waiting]");
  if (list) list.hidden = !list.children.length;
  for (const later of all("[data-waiting-later]")) later.hidden = isRecorded();
  const sheet = form && sheetOf(form);
  if (sheet) sheet.held = waiting.list.some((one) => one.line && !one.refused);
}

form?.addEventListener("submit", (event) => {
  const sheet = sheetOf(form);
  if (event.submitter?.name || isEmpty() || !state || !sheet) return; // a press about the draft itself
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  const line = made("li", "", "waiting-note");
  const phase = state.phases.find((one) => one[ID] === form.elements.phase.value);
  line.append(made("strong", words.unsaved), made("span", phase ? ` · ${titleOf(phase)}` : "", "hint"));
  const later = made("p", words.later, "hint");
  later.dataset.waitingLater = "";
  later.hidden = isRecorded();
  line.append(made("p", form.elements.text.value), later);
  find("[data-waiting]").append(line);
  waiting.put(form.action, body, { line });
  form.elements.text.value = "";
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
  form.elements.deed_key.value = deedKey();
  for (const tick of form.querySelectorAll("[name$='-overrule']")) tick.checked = false;
  sheet.renew();
  showWaiting();
  aimNote(running());
  form.elements.text.focus();
  waiting.send();
});

/** The server asks about something in the note: its own page shows what. */
function offerToLook(one) {
  one.line.querySelector("strong").textContent = words.refused;
  const press = made("button", words.look, "btn btn-secondary");
  press.type = "button";
  press.addEventListener("click", () => {
    const sender = document.createElement("form");
    sender.method = "post";
    sender.action = one.action;
    for (const [name, value] of one.body) {
      const field = document.createElement("input");
      [field.type, field.name, field.value] = ["hidden", name, value];
      sender.append(field);
    }
    waiting.drop(one);
    document.body.append(sender);
    sender.submit();
  });
  one.line.append(press);
}

setInterval(() => {
  showClock();
  refresh();
}, SECOND);
