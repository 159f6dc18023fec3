// <textarea readonly data-copy="Copy" data-copied="Copied"> gets a press that takes the text along.
// Without scripts the text can be marked by hand.

export function addCopyButtons(page) {
  for (const text of page.querySelectorAll("textarea[data-copy]")) {
    const press = page.createElement("button");
    const said = page.createElement("span");
    press.type = "button";
    press.className = "btn btn-secondary copy";
    press.textContent = text.dataset.copy;
    press.setAttribute("aria-describedby", text.id);
    said.className = "copied";
    said.setAttribute("role", "status");
    press.addEventListener("click", async () => {
      text.select();
      await navigator.clipboard.writeText(text.value);
      said.textContent = text.dataset.copied;
      press.focus();
    });
    text.after(press, said);
  }
}
