// Phases in another order, by dragging and by keyboard; prompts put in where one is writing; the sum.
// The page works without this: its presses go to the server and come back with everything typed.

const said = document.querySelector("[data-phases-said]");
const list = document.querySelector("[data-phases]");

const parts = () => [...list.querySelectorAll("[data-phase]")];
const titleOf = (part) => part.querySelector("[data-phase-title]").value;
const optionOf = (part) => {
  const name = part.querySelector("[data-position]").name;
  return into.querySelector(`option[value="${CSS.escape(name)}"]`);
};

/** Tell those who do not see the page what became of a press. */
function tell(words, values) {
  said.textContent = words.replace(/\{(\w+)\}/g, (_all, name) => values[name]);
}

/** A change by script is a change like any other: drafts are saved by it. */
const changed = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

// --- The order -----------------------------------------------------------------------------------

function renumber() {
  const all = parts();
  all.forEach((part, index) => {
    const place = part.querySelector("[data-position]");
    const legend = part.querySelector("legend");
    place.value = String(index + 1);
    legend.textContent = legend.textContent.replace(/\d+/, String(index + 1));
    part.querySelector("[data-step=up]").disabled = index === 0;
    part.querySelector("[data-step=down]").disabled = index === all.length - 1;
    const option = optionOf(part);
    if (option) into.append(option);
  });
  nameOptions();
}

function announce(part) {
  const all = parts();
  tell(said.dataset.moved, { title: titleOf(part), place: all.indexOf(part) + 1, all: all.length });
}

/** Move a phase one place, keep the focus where it was, and say it. */
function step(part, way, focused) {
  const all = parts();
  const to = all[all.indexOf(part) + (way === "up" ? -1 : 1)];
  if (!to) return;
  if (way === "up") to.before(part);
  else to.after(part);
  renumber();
  changed(part.querySelector("[data-position]"));
  const still = focused.disabled ? part.querySelector("[data-phase-handle]") : focused;
  still.focus();
  part.scrollIntoView({ block: "nearest" });
  announce(part);
}

const ARROWS = { ArrowUp: "up", ArrowDown: "down" };

/** Follow the pointer: the phase goes before the first one whose middle lies below it. */
function drag(part) {
  part.classList.add("is-dragged");
  const before = parts().indexOf(part);
  const follow = (event) => {
    const below = parts().find((other) => {
      const box = other.getBoundingClientRect();
      return other !== part && event.clientY < box.top + box.height / 2;
    });
    if (below) below.before(part);
    else list.append(part);
    const edge = 60;
    if (event.clientY < edge) window.scrollBy(0, -12);
    if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 12);
  };
  const end = () => {
    document.removeEventListener("pointermove", follow);
    document.removeEventListener("pointerup", end);
    document.removeEventListener("pointercancel", end);
    part.classList.remove("is-dragged");
    if (parts().indexOf(part) === before) return;
    renumber();
    changed(part.querySelector("[data-position]"));
    announce(part);
  };
  // On the document: the handle moves with its phase, and what moves loses the pointer.
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);
}

function makeMovable(part) {
  const handle = part.querySelector("[data-phase-handle]");
  handle.hidden = false;
  handle.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    step(part, way, handle);
  });
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    handle.focus();
    drag(part);
  });
  for (const press of part.querySelectorAll("[data-step]")) {
    press.addEventListener("click", (event) => {
      event.preventDefault();
      step(part, press.dataset.step, press);
    });
  }
}

// --- The sum -------------------------------------------------------------------------------------

const sum = document.querySelector("[data-minutes-sum]");

function add() {
  const total = parts()
    .filter((part) => !part.querySelector("[data-gone]").checked)
    .reduce((all, part) => all + (Number(part.querySelector("[data-minutes]").value) || 0), 0);
  sum.querySelector("[data-minutes-total]").textContent = String(total);
  sum.querySelector("[data-minutes-over]").hidden = total <= Number(sum.dataset.minutesSum);
}

// --- A private phase yields nothing --------------------------------------------------------------

function keepPrivate(part) {
  const tick = part.querySelector("[data-private]");
  const yields = part.querySelector("[data-yields]");
  let before = yields.value === "nothing" ? "reflections" : yields.value;
  tick.addEventListener("change", () => {
    if (tick.checked) before = yields.value === "nothing" ? before : yields.value;
    yields.value = tick.checked ? "nothing" : before;
  });
  yields.addEventListener("change", () => {
    if (yields.value !== "nothing") tick.checked = false;
  });
}

// --- The library ---------------------------------------------------------------------------------

const into = document.querySelector("[data-insert-into]");

const chosen = () =>
  parts().find((part) => part.querySelector("[data-position]").name === into.value);

function nameOptions() {
  parts().forEach((part, index) => {
    const option = optionOf(part);
    if (option) option.textContent = `${index + 1}. ${titleOf(part)}`;
  });
}

function putIn(line) {
  const part = chosen();
  if (!part) return;
  const field = part.querySelector("[data-prompt]");
  const lines = field.value ? field.value.split("\n") : [];
  if (!lines.includes(line)) field.value = [...lines, line].join("\n");
  part.querySelector("details").open = true;
  changed(field);
  tell(said.dataset.putIn, { title: titleOf(part) });
  const shown = document.querySelector("[data-put-in-line]");
  const way = shown.querySelector("a") ?? shown.appendChild(document.createElement("a"));
  way.textContent = said.textContent;
  way.href = `#${part.id}`;
  shown.hidden = false;
}

for (const press of document.querySelectorAll("[data-insert]")) {
  press.addEventListener("click", (event) => {
    event.preventDefault();
    putIn(press.dataset.insert);
    press.classList.add("is-in");
  });
}

for (const link of document.querySelectorAll("[data-library-for]")) {
  link.addEventListener("click", () => {
    into.value = link.dataset.libraryFor;
  });
}

list.addEventListener("focusin", (event) => {
  const part = event.target.closest("[data-phase]");
  if (part) into.value = part.querySelector("[data-position]").name;
});

for (const part of parts()) {
  makeMovable(part);
  keepPrivate(part);
  part.querySelector("[data-phase-title]").addEventListener("input", nameOptions);
}
list.addEventListener("input", add);
list.addEventListener("change", add);
for (const hint of document.querySelectorAll("[data-with-script]")) hint.hidden = false;
