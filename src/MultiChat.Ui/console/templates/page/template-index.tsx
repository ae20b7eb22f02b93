import { useSignal } from "@preact/signals";
import { useTexts } from "../../app/context.js";
import { Icon } from "../../parts/icons.js";
import { PlaceLink } from "../../parts/place-link.js";
import { firstLine, found } from "../model/found.js";
import { newDraft, type TemplateBook } from "../model/template-book.js";
import { useTemplateTexts } from "../model/use-template-texts.js";

/** Search, the way to a new one, and all templates by name. */
export function TemplateIndex({ book, open }: { book: TemplateBook; open: string | null }) {
  const title = useTexts()("templates.title");
  const t = useTemplateTexts();
  const query = useSignal("");
  const shown = found(book.all.value ?? [], query.value);
  return (
    <nav class="templates-index" aria-label={title}>
      <header class="templates-head">
        <h1 class="cut">{title}</h1>
        <PlaceLink address={`/templates/${newDraft}`} class="button button-main" data-new-template aria-current={open === newDraft ? "page" : undefined}>
          <Icon name="plus" size={16} />
          {t("template.newShort")}
        </PlaceLink>
      </header>
      <input
        class="input"
        type="search"
        dir="auto"
        autocomplete="off"
        aria-label={t("template.search")}
        placeholder={t("template.search")}
        value={query.value}
        onInput={event => (query.value = event.currentTarget.value)}
      />
      <ul>
        {shown.map(({ id, name, text }) => (
          <li key={id}>
            <PlaceLink address={`/templates/${id}`} class="templates-link" aria-current={open === id ? "page" : undefined} data-template={name}>
              <span class="templates-name">
                <span class="cut" dir="auto">{name}</span>
                {book.drafts.of(id) && <span class="chip templates-draft">{t("template.draft")}</span>}
              </span>
              <span class="templates-line cut" dir="auto">{firstLine(text)}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
      {query.value.trim() !== "" && shown.length === 0 && (
        <p class="muted templates-none" role="status">
          {t("template.found")}
        </p>
      )}
    </nav>
  );
}
