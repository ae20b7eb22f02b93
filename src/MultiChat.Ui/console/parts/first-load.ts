// What the first load shares with the pages that come later. Each of those names all of it by importing this, so that the bundler makes one
// file of it, and not one for every set of pages that happen to use the same.
import "../../shared/message-text.js";
import "../../shared/text.js";
import "../app/copy.js";
import "../app/late.js";
import "../app/narrow.js";
import "../app/session-door.js";
import "../app/status.js";
import "../app/trouble.js";
import "../app/when.js";
import "./avatar.js";
import "./filter.js";
import "./late-fields.js";
import "./modal.js";
import "./place-link.js";
import "./switch.js";
import "./use-layer.js";
