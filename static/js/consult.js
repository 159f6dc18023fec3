// What scripts add to pages that work without them. Each part finds its elements by data- attributes.

import { addCopyButtons } from "./components/copy.js";
import { keepDrafts } from "./components/drafts.js";
import { followItems } from "./components/follow.js";
import { guardTexts } from "./components/guard.js";
import { closeMenus } from "./components/menus.js";
import { watchSilence } from "./components/staying.js";

addCopyButtons(document);
closeMenus(document);
guardTexts(document);
keepDrafts(document);
watchSilence(document);
followItems(document);

document.addEventListener("consult:fresh", ({ target }) => {
  addCopyButtons(target);
  guardTexts(target);
  keepDrafts(target);
});
