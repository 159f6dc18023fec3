// The soft clock of the phase that runs. The page works without it; it locks nothing.

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
