// The soft clock of the phase that runs, and the sum of minutes while phases are prepared.
// The pages work without it; it locks nothing.

const SECOND = 1000;

/** Write minutes and seconds as people read them: 4.05. */
function said(seconds) {
  const rest = String(Math.floor(seconds % 60)).padStart(2, "0");
  return `${Math.floor(seconds / 60)}.${rest}`;
}

for (const clock of document.querySelectorAll("[data-soft-clock]")) {
  const began = Date.now() - Number(clock.dataset.spent) * SECOND;
  const minutes = Number(clock.dataset.minutes);
  const text = clock.querySelector("[data-soft-clock-text]");
  const bar = clock.querySelector("progress");
  const show = () => {
    const spent = (Date.now() - began) / SECOND;
    text.textContent = `${said(spent)} / ${minutes}.00`;
    if (bar) bar.value = Math.min(spent / 60, minutes);
    clock.classList.toggle("is-over", spent > minutes * 60);
  };
  show();
  setInterval(show, SECOND);
}

for (const sum of document.querySelectorAll("[data-minutes-sum]")) {
  const fields = [...document.querySelectorAll("input[data-minutes]")];
  const total = sum.querySelector("[data-minutes-total]");
  const over = sum.querySelector("[data-minutes-over]");
  const length = Number(sum.dataset.minutesSum);
  const add = () => {
    const minutes = fields.reduce((all, field) => all + (Number(field.value) || 0), 0);
    total.textContent = String(minutes);
    over.hidden = minutes <= length;
  };
  for (const field of fields) field.addEventListener("input", add);
}
