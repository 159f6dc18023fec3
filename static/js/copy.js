// A press that copies a text for taking elsewhere. Without scripts the text can be marked by hand.

for (const text of document.querySelectorAll("textarea[data-copy]")) {
  const words = text.dataset;
  const press = document.createElement("button");
  press.type = "button";
  press.className = "btn btn-secondary copy-press";
  press.textContent = words.copy;
  press.setAttribute("aria-describedby", text.id);
  text.after(press);
  press.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      document.execCommand("copy");
    }
    press.textContent = words.copied;
    press.focus();
  });
}
