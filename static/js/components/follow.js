// <div data-follow="/items/…/live"> – the page asks again and again how an item stands. What has not
// changed costs an empty answer. Whoever has lost the item loses the page, in every tab of the browser.

const PATIENCE = 4000; // longer without an answer is no connection
const OUT_OF_SIGHT = 10000;
const FIRST_PACE = 2000;

export class Follower {
  /** `heard` may have: state(state, begun), lost(), back(from, until), last(moment), unanswered(). */
  constructor(element, heard = {}) {
    this.place = element.dataset;
    this.heard = heard;
    this.tag = "";
    this.pace = FIRST_PACE;
    this.offset = 0;
    this.best = Infinity;
    this.contactAt = Date.now(); // the page itself has just come
    this.lostAt = 0;
    this.over = false;
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("consult-lost");
    this.channel?.addEventListener("message", ({ data }) => data === this.place.follow && this.gone(false));
    document.addEventListener("visibilitychange", () => !document.hidden && this.look());
    window.addEventListener("online", () => this.look());
    window.addEventListener("offline", () => this.lose());
    this.look();
  }

  /** The server's time, in milliseconds. */
  now() {
    return Date.now() + this.offset;
  }

  async look() {
    if (this.over || this.looking) return;
    this.looking = true;
    clearTimeout(this.timer);
    const begun = Date.now();
    const headers = { "X-Consult-Polling": "1" };
    if (this.tag) headers["If-None-Match"] = this.tag;
    if (this.heard.unanswered?.()) headers["X-Consult-Unanswered"] = "1"; // so it is told again, should the page be loaded anew
    const settings = { headers, redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
    try {
      await this.hear(await fetch(this.place.follow, settings), begun);
    } catch {
      this.lose();
    }
    this.looking = false;
    if (!this.over) this.timer = setTimeout(() => this.look(), document.hidden ? Math.max(OUT_OF_SIGHT, this.pace) : this.pace);
  }

  async hear(answer, begun) {
    if (answer.status === 404 || answer.status === 403) return this.gone(true);
    if (answer.type === "opaqueredirect" || answer.status === 401) return this.stop(); // her time is over
    if (answer.status !== 200 && answer.status !== 304) return this.lose();
    this.setClock(Number(answer.headers.get("X-Consult-Now")), begun);
    this.pace = Number(answer.headers.get("X-Consult-Pace")) || this.pace;
    const last = Number(answer.headers.get("X-Consult-Last"));
    if (last && !this.told) this.heard.last?.(last);
    this.told = true;
    if (answer.status === 200) {
      const state = await answer.json();
      if (this.heard.state?.(state, begun) !== false) this.tag = answer.headers.get("ETag");
    }
    const lostAt = this.lostAt;
    [this.contactAt, this.lostAt] = [Date.now(), 0];
    if (lostAt) this.heard.back?.(lostAt, this.contactAt);
    else this.heard.steady?.();
  }

  /** Believe the server's clock by the answer that was quickest. */
  setClock(now, begun) {
    const took = Date.now() - begun;
    if (!now || took > this.best) return;
    [this.best, this.offset] = [took, now + took / 2 - Date.now()];
  }

  lose() {
    if (this.lostAt || this.over) return;
    this.lostAt = this.contactAt;
    this.heard.lost?.();
  }

  stop() {
    this.over = true;
    clearTimeout(this.timer);
  }

  gone(tell) {
    if (this.over) return;
    this.stop();
    if (tell) this.channel?.postMessage(this.place.follow);
    document.dispatchEvent(new Event("consult:gone")); // nothing asks any more whether to leave
    const notice = document.createElement("main");
    notice.className = "page page-narrow";
    notice.setAttribute("role", "alert");
    const heading = document.createElement("h1");
    heading.textContent = this.place.gone;
    const link = document.createElement("a");
    link.href = this.place.goneTo;
    link.className = "btn btn-primary";
    link.textContent = this.place.goneWay;
    notice.append(heading, link);
    document.body.replaceChildren(notice);
  }
}

export function followItems(page) {
  const element = page.querySelector("[data-follow]:not([data-room])");
  if (element) new Follower(element);
}
