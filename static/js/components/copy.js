// <textarea readonly data-copy="Copy" data-copied="Copied"> gets a button that takes the text along.

export function addCopyButtons(page) {
  if (!navigator.clipboard) return; // the text can still be marked by hand
  for (const text of page.querySelectorAll("[data-copy]")) {
    const button = page.createElement("button");
    const said = page.createElement("span");
    button.type = "button";
    button.className = "btn btn-secondary copy";
    button.textContent = text.dataset.copy;
    button.setAttribute("aria-describedby", text.id);
    said.className = "copied";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.value);
      said.textContent = text.dataset.copied;
    });
    text.after(button, said);
  }
}
