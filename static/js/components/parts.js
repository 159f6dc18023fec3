// Parts of a page that are taken anew from the server while the rest stays as it is.
// <div id="…" data-live-part>; a part somebody is in, or has begun to fill in, waits.

const BUSY = "input, textarea, select";

function isFilled(part) {
  for (const field of part.querySelectorAll(BUSY)) {
    if (field.type === "hidden") continue;
    if (field.type === "checkbox" || field.type === "radio") {
      if (field.checked !== field.defaultChecked) return true;
    } else if (field.tagName === "SELECT") {
      const usual = [...field.options].filter((one) => one.defaultSelected);
      const first = usual.length ? usual[usual.length - 1] : field.options[0];
      if (field.selectedOptions[0] !== first && !field.multiple) return true;
    } else if (field.value !== field.defaultValue) return true;
  }
  return false;
}

/** Put the parts of a newer page in; tells whether none had to wait. */
export function takeParts(html) {
  const newer = new DOMParser().parseFromString(html, "text/html");
  let all = true;
  for (const part of document.querySelectorAll("[data-live-part]")) {
    const found = newer.getElementById(part.id);
    if (!found) continue;
    if (part.contains(document.activeElement) || isFilled(part)) {
      all = false;
      continue;
    }
    const open = [...part.querySelectorAll("details")].map((one) => one.open);
    const fresh = document.importNode(found, true);
    const details = [...fresh.querySelectorAll("details")];
    if (details.length === open.length) details.forEach((one, number) => (one.open = one.open || open[number]));
    part.replaceWith(fresh);
    fresh.dispatchEvent(new Event("consult:fresh", { bubbles: true }));
  }
  return { all, page: newer };
}
