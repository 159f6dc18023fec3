// What was pressed or written and has not arrived yet. It lies in this page alone, never on the device,
// and is sent in its order, each with a key of its own, so that it lands once, and with its own time.

const PATIENCE = 15000;
const SECOND = 1000;

/** Draw the key of a press, as the server does. */
export function deedKey() {
  const drawn = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...drawn)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export class Waiting {
  /** `heard` has: goes(one), landed(one, html), refused(one), lost(), over(). */
  constructor(home, heard) {
    this.home = new URL(home, location.href).pathname;
    this.heard = heard;
    this.list = [];
    this.doneAt = 0;
    window.addEventListener("beforeunload", (event) => this.list.length && event.preventDefault());
    document.addEventListener("consult:gone", () => (this.list = []));
  }

  get isEmpty() {
    return !this.list.length;
  }

  /** Keep a form's fields until they have arrived. `times` names fields that say how long ago. */
  put(action, body, more = {}) {
    const one = { action, body, times: { ago: Date.now() }, ...more };
    this.list.push(one);
    return one;
  }

  drop(one) {
    this.list = this.list.filter((other) => other !== one);
  }

  /** The oldest that may go now. */
  get next() {
    return this.list.find((one) => !one.refused && this.heard.goes(one));
  }

  /** Send what waits, the oldest first. Tells whether all of it arrived. */
  async send() {
    if (this.sending) return false;
    this.sending = true;
    for (let one = this.next; one; one = this.next) {
      if (!(await this.sendOne(one))) break;
    }
    this.sending = false;
    return this.list.every((one) => one.refused);
  }

  async sendOne(one) {
    for (const [name, moment] of Object.entries(one.times)) {
      one.body.set(name, Math.max(0, (Date.now() - moment) / SECOND).toFixed(1));
    }
    const headers = { "X-Consult-Script": "1" };
    const settings = { method: "POST", body: one.body, headers, signal: AbortSignal.timeout(PATIENCE) };
    let answer;
    let html;
    try {
      answer = await fetch(one.action, settings);
      html = await answer.text();
    } catch {
      this.heard.lost();
      return false;
    }
    if (answer.status >= 500 || answer.status === 429) {
      this.heard.lost();
      return false;
    }
    if (answer.redirected && new URL(answer.url).pathname === this.home) {
      this.drop(one);
      this.doneAt = Date.now();
      this.heard.landed(one, answer.ok ? html : "");
      return true;
    }
    if (answer.redirected) {
      this.heard.over(one);
      return false;
    }
    one.refused = true;
    await this.heard.refused(one);
    return true;
  }
}
