// <textarea data-guard> and <input data-guard>: after a pause in writing the form asks its own address
// what the guard finds in this field. What was found is marked behind the text and listed beside it.
// The text itself is changed by a press only. Without this the same list comes when the form is sent.

const PAUSE = 900;
const COPIED = [
  "fontFamily", "fontSize", "fontWeight", "fontStyle", "letterSpacing", "wordSpacing", "lineHeight", "tabSize",
  "textIndent", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "borderTopWidth", "borderRightWidth",
  "borderBottomWidth", "borderLeftWidth",
];

class Guarded {
  constructor(control) {
    this.control = control;
    this.form = control.form;
    this.field = control.closest(".field");
    this.list = this.field.querySelector("[data-guard-list]");
    this.value = control.value;
    this.marks = []; // start, end, number of the remark, which of its places, whether it is certain
    this.noted = "";
    this.asked = 0;
    this.prepare();
    control.addEventListener("input", () => this.touched());
    control.addEventListener("scroll", () => this.follow());
    this.list.addEventListener("click", (event) => this.pressed(event));
    if (this.list.querySelector("[data-remark]") || this.form.querySelector(".draft-found")) this.look();
  }

  prepare() {
    this.back = document.createElement("div");
    this.back.className = "guard-back";
    this.back.setAttribute("aria-hidden", "true");
    this.control.before(this.back);
    this.control.classList.add("is-guarded");
    this.status = document.createElement("p");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.list.before(this.status);
    new ResizeObserver(() => this.fit()).observe(this.control);
  }

  /** Lay the page behind the control exactly under its text. */
  fit() {
    const style = getComputedStyle(this.control);
    for (const name of COPIED) this.back.style[name] = style[name];
    const edges = parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth);
    this.back.style.width = `${this.control.clientWidth + edges}px`;
    this.back.style.height = `${this.control.offsetHeight}px`;
    if (this.control.tagName === "INPUT") {
      this.back.classList.add("is-line");
      const inner = this.control.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      this.back.style.lineHeight = `${inner}px`;
    }
    this.follow();
  }

  follow() {
    this.back.scrollTop = this.control.scrollTop;
    this.back.scrollLeft = this.control.scrollLeft;
  }

  touched(wait = PAUSE) {
    this.shift();
    this.draw();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), wait);
  }

  /** Keep marks where their words are while somebody types; what is typed into is no mark any more. */
  shift() {
    const [old, now] = [this.value, this.control.value];
    let head = 0;
    while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
    let tail = 0;
    while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
    const [until, by] = [old.length - tail, now.length - old.length];
    this.marks = this.marks
      .filter((mark) => mark.end <= head || mark.start >= until)
      .map((mark) => (mark.start >= until ? { ...mark, start: mark.start + by, end: mark.end + by } : mark));
    this.value = now;
  }

  draw() {
    const parts = [];
    let at = 0;
    for (const mark of this.marks) {
      const element = document.createElement("mark");
      element.className = mark.certain ? "is-certain" : "is-likely";
      element.textContent = this.value.slice(mark.start, mark.end);
      parts.push(this.value.slice(at, mark.start), element);
      at = mark.end;
    }
    this.back.replaceChildren(...parts, `${this.value.slice(at)}\n`);
    this.fit();
  }

  async look() {
    clearTimeout(this.timer);
    const text = this.control.value;
    this.asked += 1;
    const turn = this.asked;
    if (!text.trim()) return this.show({ marks: [], list: "", said: "" });
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: this.question(text), redirect: "manual" });
      if (!answer.ok || turn !== this.asked) return undefined;
      const said = await answer.json();
      if (this.control.value === text) this.show(said);
    } catch {
      // no connection: the form itself asks again when it is sent
    }
    return undefined;
  }

  question(text) {
    const body = new URLSearchParams(new FormData(this.form));
    for (const other of this.form.querySelectorAll("textarea")) body.set(other.name, "");
    body.set("glance_field", this.control.name);
    body.set("glance_text", text);
    body.set("glance_noted", this.noted);
    return body;
  }

  show({ marks, list, said, noted, out }) {
    const counts = new Map();
    this.marks = marks.map(([start, end, remark, certain]) => {
      const nth = counts.get(remark) ?? 0;
      counts.set(remark, nth + 1);
      return { start, end, remark, nth, certain };
    });
    this.marks.sort((one, other) => one.start - other.start);
    this.noted = noted || this.noted;
    const held = this.list.contains(document.activeElement);
    const stood = held ? [...this.list.querySelectorAll("[data-remark]")].findIndex((one) => one.contains(document.activeElement)) : -1;
    this.list.innerHTML = list; // rendered by the house, with everything escaped
    if (out) this.list.append(made("p", said, "remarks-half"));
    if (marks.length || this.status.textContent) this.status.textContent = said;
    this.settle();
    this.draw();
    if (held || this.returning) this.goOn(Math.max(stood, 0));
  }

  /** One list of a form stands beside its field where there is room; the others stand below theirs. */
  settle() {
    const has = this.list.childElementCount > 0;
    const other = [...this.form.querySelectorAll(".has-remarks")].some((one) => one !== this.field);
    this.field.classList.toggle("has-remarks", has && !other);
  }

  /** After a press the next remark is at hand; after the last one the text is. */
  goOn(number) {
    this.returning = false;
    const remarks = this.list.querySelectorAll("[data-remark]");
    const next = remarks[Math.min(this.place ?? number, remarks.length - 1)];
    this.place = undefined;
    (next?.querySelector("button") ?? this.control).focus({ preventScroll: Boolean(next) });
  }

  pressed(event) {
    const press = event.target.closest("button");
    if (!press) return;
    const remark = press.closest("[data-remark]");
    const { put, show, let: lets, letAll, askAgain } = press.dataset;
    if (put !== undefined) this.put(Number(remark.dataset.remark), JSON.parse(put));
    else if (show !== undefined) this.point(Number(remark.dataset.remark));
    else if (lets !== undefined) this.pass([remark]);
    else if (letAll !== undefined) this.pass(this.list.querySelectorAll("[data-remark].is-likely"));
    else if (askAgain !== undefined) this.forget();
  }

  /** Put words into every place of a remark, from the last to the first; Ctrl+Z takes them back. */
  put(number, words) {
    this.place = number;
    this.shift();
    for (const mark of this.marks.filter((one) => one.remark === number).reverse()) {
      const word = words[mark.nth];
      const [start, end] = word ? [mark.start, mark.end] : this.withSpace(mark);
      this.replace(start, end, word);
    }
    this.returning = true;
    this.shift();
    this.look();
  }

  withSpace({ start, end }) {
    const after = this.control.value[end] ?? " ";
    const takes = this.control.value[start - 1] === " " && /[\s.,;:!?)]/.test(after);
    return takes ? [start - 1, end] : [start, end];
  }

  replace(start, end, word) {
    this.control.focus({ preventScroll: true });
    this.control.setSelectionRange(start, end);
    const done = word ? document.execCommand("insertText", false, word) : document.execCommand("delete");
    if (!done) {
      this.control.setRangeText(word, start, end, "end");
      this.control.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  point(number) {
    const mark = this.marks.find((one) => one.remark === number);
    if (!mark) return;
    this.control.focus();
    this.control.setSelectionRange(mark.start, mark.end);
  }

  /** What has been looked at may stand: its digests go along when the form is sent. */
  pass(remarks) {
    const first = [...remarks][0];
    this.place = first ? Number(first.dataset.remark) : 0;
    let held = this.field.querySelector("[data-guard-passed]");
    if (!held) {
      held = document.createElement("input");
      held.type = "hidden";
      held.name = `${this.control.name}-overrule`;
      held.dataset.guardPassed = "";
      this.list.before(held);
    }
    held.value = [held.value, ...[...remarks].map((one) => one.dataset.digests)].join(" ").trim();
    this.returning = true;
    this.look();
  }

  forget() {
    this.field.querySelector("[data-guard-passed]")?.remove();
    this.returning = true;
    this.look();
  }
}

function made(tag, words, className) {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = className;
  return element;
}

const known = new WeakSet();

function guard(control) {
  if (!control.form || known.has(control)) return;
  known.add(control);
  new Guarded(control);
}

export function guardTexts(page) {
  for (const control of page.querySelectorAll("[data-guard]")) guard(control);
  // What came to the page later is guarded from when somebody goes there.
  page.addEventListener("focusin", (event) => {
    if (event.target.matches?.("[data-guard]")) guard(event.target);
  });
}
