// <form data-draft> saves itself while somebody writes: after a pause, and at the latest every few
// seconds. Only typing makes it save, so it may keep the sitting alive. Nothing is kept in the
// browser but what stands in the form.

const PAUSE = 1500;
const LONGEST = 5000;
const AGAIN = 5000;
const SMALL = 60000; // what a page that is being left may still send along

let sheets = [];
const others = []; // what else has to be saved before a page is left for good

class Sheet {
  constructor(form) {
    this.form = form;
    this.said = form.querySelector("[data-draft-said]");
    this.rev = form.querySelector("[name=draft_rev]");
    this.dirtySince = 0;
    this.saving = null;
    this.over = false; // filed, or waiting for a choice between two texts
    this.choosing = false;
    this.held = false; // what was written before has not arrived yet
    form.querySelector("[data-draft-press]").hidden = true;
    form.addEventListener("input", () => this.touched());
    form.addEventListener("change", () => this.touched());
    form.addEventListener("submit", () => {
      this.over = true;
      this.choosing = false;
      this.aborter?.abort();
    });
  }

  touched() {
    if (this.over) return;
    const now = Date.now();
    if (!this.dirtySince) this.dirtySince = now;
    this.say(this.form.dataset.unsaved);
    this.later(Math.max(0, Math.min(PAUSE, this.dirtySince + LONGEST - now)));
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  /** Save what stands in the form. Tells whether nothing is left to save. */
  async save({ leaving = false, locking = false } = {}) {
    clearTimeout(this.timer);
    if (this.saving) await this.saving;
    if (!this.dirtySince) return true;
    if (this.over && !locking) return false;
    if (this.held) {
      this.later(PAUSE);
      return false;
    }
    this.saving = this.send(leaving);
    const done = await this.saving;
    this.saving = null;
    return done || (locking && this.choosing);
  }

  async send(leaving) {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("draft_save", "script");
    const begun = this.dirtySince;
    this.dirtySince = 0;
    this.aborter = new AbortController();
    try {
      const keepalive = leaving && body.toString().length < SMALL;
      const settings = { method: "POST", body, keepalive, redirect: "manual", signal: this.aborter.signal };
      return await this.heard(await fetch(this.form.action, settings));
    } catch {
      this.dirtySince = this.dirtySince || begun;
      if (!this.over) {
        this.say(this.form.dataset.offline);
        this.later(AGAIN);
      }
      return false;
    }
  }

  async heard(answer) {
    if (answer.type === "opaqueredirect") return this.end(); // this very form has been filed
    if (answer.status === 401) {
      const kept = (await answer.json().catch(() => ({}))).kept === true;
      if (!kept) throw new Error("not kept");
      document.dispatchEvent(new Event("consult:signed-out"));
      return this.end();
    }
    if (answer.status === 409) return this.choose(await answer.json());
    if (!answer.ok) throw new Error(String(answer.status));
    const { rev, said } = await answer.json();
    this.rev.value = rev;
    if (!this.dirtySince) this.say(said);
    return true;
  }

  end() {
    this.over = true;
    return true;
  }

  /** The form was sent by a script and is empty now: the next text begins. */
  renew() {
    clearTimeout(this.timer);
    this.aborter?.abort();
    this.form.querySelector(".draft-found")?.remove();
    this.rev.value = "0";
    this.dirtySince = 0;
    this.over = this.choosing = false;
    this.say("");
  }

  /** Two devices: the other text is shown, and she says with which to go on. */
  choose({ rev, said, texts }) {
    this.dirtySince = Date.now();
    if (this.choosing) return false;
    this.over = this.choosing = true;
    const notice = document.createElement("div");
    notice.className = "stored draft-other";
    notice.setAttribute("role", "alert");
    notice.append(made("p", said, "stored-title"));
    for (const [label, text] of texts) {
      notice.append(made("p", label, "hint"), made("p", text, "stored-text"));
    }
    const mine = made("button", this.form.dataset.mine, "btn btn-secondary");
    const other = made("button", this.form.dataset.other, "btn btn-quiet");
    mine.type = other.type = "button";
    mine.addEventListener("click", () => {
      this.rev.value = rev;
      this.over = this.choosing = false;
      notice.remove();
      this.touched();
    });
    other.addEventListener("click", () => window.location.reload());
    notice.append(mine, other);
    this.form.prepend(notice);
    return false;
  }

  say(words) {
    if (this.said.textContent !== words) this.said.textContent = words;
  }

  get unsaved() {
    return Boolean(this.dirtySince || this.saving) && (this.choosing || !this.over);
  }
}

function made(tag, words, className) {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = className;
  return element;
}

/** The sheet of a form that saves itself. */
export function sheetOf(form) {
  return sheets.find((sheet) => sheet.form === form);
}

/** Let something else be saved, too, before a page is left for good. */
export function alsoSave(save) {
  others.push(save);
}

/** Save everything that is not saved yet; tells whether all of it lies safe. */
export async function saveDrafts(how) {
  const saves = [...sheets.map((sheet) => sheet.save(how)), ...others.map((save) => save(how))];
  return (await Promise.all(saves)).every(Boolean);
}

/** Let the forms of a page, or of a part that is new in it, save themselves. */
export function keepDrafts(part) {
  sheets = sheets.filter((sheet) => sheet.form.isConnected || sheet.unsaved);
  for (const form of part.querySelectorAll("form[data-draft]")) sheets.push(new Sheet(form));
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") for (const sheet of sheets) sheet.save({ leaving: true });
});
document.addEventListener("consult:gone", () => {
  for (const sheet of sheets) sheet.end();
});
window.addEventListener("beforeunload", (event) => {
  if (sheets.some((sheet) => sheet.unsaved)) event.preventDefault();
});
