import type { Language } from "../text.js";
import { findEmoji, nameOf } from "./search.js";
import { sheet } from "./sheet.js";

export * as texts from "./texts.js";

export interface EmojiGridSettings {
  language: Language;
  labels: { search: string; none: string };
  pick(emoji: string): void;
}

export interface EmojiGrid {
  element: HTMLElement;
  /** Brings the sheet into the document or shadow root that the element is in by now. */
  adopt(): void;
  focus(): void;
}

const adopted = new WeakSet<Node>();

/** A search field above the grid. Arrows move, Enter and Space pick, and so does Enter in the field with the first found. */
export function emojiGrid({ language, labels, pick }: EmojiGridSettings): EmojiGrid {
  const element = document.createElement("div");
  const field = document.createElement("input");
  const all = document.createElement("div");
  element.className = "emoji-grid";
  all.className = "emoji-all";
  field.type = "search";
  field.ariaLabel = field.placeholder = labels.search;
  element.append(field, all);

  const buttons = () => [...all.querySelectorAll("button")];
  const show = () => {
    const found = findEmoji(field.value).map(group => {
      const row = document.createElement("div");
      row.className = "emoji-group";
      row.append(
        ...group.map(emoji => {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = emoji.emoji;
          button.ariaLabel = button.title = nameOf(emoji, language);
          button.tabIndex = -1;
          return button;
        }),
      );
      return row;
    });
    const none = document.createElement("p");
    none.className = "emoji-none";
    none.textContent = labels.none;
    all.replaceChildren(...(found.length ? found : [none]));
    const [first] = buttons();
    if (first) first.tabIndex = 0;
  };

  const move = (from: HTMLButtonElement, key: string) => {
    const every = buttons();
    const at = every.indexOf(from);
    const forward = getComputedStyle(all).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const { offsetTop, offsetLeft } = from;
    if (key === "ArrowLeft" || key === "ArrowRight") return every[at + (key === forward ? 1 : -1)];
    if (key === "ArrowDown") return every.slice(at).find(other => other.offsetTop > offsetTop && other.offsetLeft >= offsetLeft) ?? every.at(-1);
    if (key === "ArrowUp") return every.slice(0, at).reverse().find(other => other.offsetTop < offsetTop && other.offsetLeft <= offsetLeft) ?? field;
    return undefined;
  };

  field.oninput = show;
  field.onkeydown = event => {
    if (event.isComposing) return;
    const [first] = buttons();
    if (event.key === "ArrowDown") first?.focus();
    else if (event.key === "Enter" && first) pick(first.textContent ?? "");
    else return;
    event.preventDefault();
  };
  all.onclick = event => {
    const button = (event.target as Element).closest("button");
    if (button) pick(button.textContent ?? "");
  };
  all.onkeydown = event => {
    const from = (event.target as Element).closest("button");
    const next = from && move(from, event.key);
    if (!next) return;
    event.preventDefault();
    from.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
  show();

  return {
    element,
    adopt() {
      const root = element.getRootNode() as Document | ShadowRoot;
      if (adopted.has(root)) return;
      adopted.add(root);
      const styles = new CSSStyleSheet();
      styles.replaceSync(sheet);
      root.adoptedStyleSheets.push(styles);
    },
    focus: () => field.focus(),
  };
}
