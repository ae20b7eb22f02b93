import { keepOne, tag } from "./element.js";

// A second script of the page has nothing to do.
if (!customElements.get(tag)) keepOne();
