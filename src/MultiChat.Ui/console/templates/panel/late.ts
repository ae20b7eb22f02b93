// What comes when templates are first wanted: they themselves, and the panel of the composer.
export { TemplateBook } from "../model/template-book.js";
export { TemplatePanel } from "./template-panel.js";
