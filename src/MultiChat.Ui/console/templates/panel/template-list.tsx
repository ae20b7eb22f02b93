import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Template } from "../../../shared/wire/templates.js";
import { useTexts } from "../../app/context.js";
import { firstLine, found } from "../model/found.js";
import type { TemplateBook } from "../model/template-book.js";
import { useTemplateTexts } from "../model/use-template-texts.js";

interface Props {
  book: TemplateBook;
  onPick(template: Template): void;
  onNew(): void;
  onAll(): void;
}

const optionId = (template: Template) => `template-option-${template.id}`;

/** Search and list as one box of choices: arrows move, Enter inserts, and the focus stays in the search. */
export function TemplateList({ book, onPick, onNew, onAll }: Props) {
  const t = useTemplateTexts();
  const query = useSignal("");
  const chosen = useSignal(0);
  const field = useRef<HTMLInputElement>(null);
  const shown = found(book.all.value ?? [], query.value);
  const index = Math.min(chosen.value, shown.length - 1);
  const active = shown[index];
  useEffect(() => field.current!.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (active) document.getElementById(optionId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function pressed(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) {
      event.preventDefault();
      chosen.value = (index + step + shown.length) % shown.length;
    } else if (event.key === "Enter" && active && !event.isComposing) {
      event.preventDefault();
      onPick(active);
    }
  }

  return (
    <div class="template-panel" data-template-panel>
      <input
        ref={field}
        class="input template-search"
        type="text"
        dir="auto"
        autocomplete="off"
        role="combobox"
        aria-expanded="true"
        aria-controls="template-options"
        aria-label={t("template.search")}
        aria-activedescendant={active ? optionId(active) : undefined}
        placeholder={t("template.search")}
        value={query.value}
        onInput={event => {
          query.value = event.currentTarget.value;
          chosen.value = 0;
        }}
        onKeyDown={pressed}
      />
      <div class="template-middle">
        <div id="template-options" class="template-options" role="listbox" aria-label={t("template.list")}>
          {shown.map((template, at) => (
            <div
              key={template.id}
              id={optionId(template)}
              class="template-option"
              role="option"
              aria-selected={at === index}
              data-template={template.name}
              onPointerMove={() => (chosen.value = at)}
              // The focus stays where it is typed.
              onPointerDown={event => event.preventDefault()}
              onClick={() => onPick(template)}
            >
              <span class="template-name cut" dir="auto">{template.name}</span>
              <span class="template-line cut" dir="auto">{firstLine(template.text)}</span>
            </div>
          ))}
        </div>
        {active && (
          <p class="template-preview" dir="auto" aria-hidden="true">
            {active.text}
          </p>
        )}
        {!active && <Nothing book={book} isSearching={query.value.trim() !== ""} />}
      </div>
      <div class="template-foot">
        <button class="button button-quiet" type="button" data-template-new onClick={onNew}>
          {t("template.newShort")}
        </button>
        <button class="button button-quiet" type="button" data-template-all onClick={onAll}>
          {t("template.all")}
        </button>
      </div>
    </div>
  );
}

function Nothing({ book, isSearching }: { book: TemplateBook; isSearching: boolean }) {
  const retry = useTexts()("app.retry");
  const t = useTemplateTexts();
  if (book.all.value === null) {
    return book.hasFailed.value ? (
      <div class="template-nothing" role="alert">
        <p>{t("template.failed")}</p>
        <button class="button" type="button" onClick={() => void book.load()}>
          {retry}
        </button>
      </div>
    ) : (
      <div class="template-nothing" aria-busy="true">
        <span class="skeleton skeleton-line" />
        <span class="skeleton skeleton-line" />
      </div>
    );
  }
  return (
    <div class="template-nothing" role="status">
      <p>{t(isSearching ? "template.found" : "template.empty.title")}</p>
      {!isSearching && <p class="muted">{t("template.empty.text")}</p>}
    </div>
  );
}
