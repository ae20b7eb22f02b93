import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { languageOf, textsOf, type Language, type Table } from "../../../shared/text.js";
import { useApp } from "../../app/context.js";
import type { TextField } from "../model/site-form.js";

/** What the preview says beside the site's own texts. */
export type FormText = `form.${"away" | "hint" | "name" | "phone" | "email" | "text" | "send"}`;

/** What the widget says where a site has no wording of its own, in the reader's language; nothing until it is known. */
export function useWidgetTexts(): (key: TextField | FormText) => string {
  const app = useApp();
  const tables = useSignal<Record<Language, Table> | null>(null);
  useEffect(() => {
    // Without it the fields merely show nothing where they are empty.
    void fetch(`${app.mount}texts.json`)
      .then(async answer => (tables.value = answer.ok ? ((await answer.json()) as Record<Language, Table>) : null))
      .catch(() => null);
  }, []);
  const language = app.language.value;
  const t = tables.value && textsOf(language, tables.value[languageOf(language)], app.wording.value?.texts);
  return key => t?.(key) ?? "";
}
