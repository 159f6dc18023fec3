// What scripts add to pages that work without them. Each part finds its elements by data- attributes.

import { addCopyButtons } from "./components/copy.js";
import { closeMenus } from "./components/menus.js";

addCopyButtons(document);
closeMenus(document);
