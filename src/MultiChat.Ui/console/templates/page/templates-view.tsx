import "../../parts/first-load.js";
import { useEffect } from "preact/hooks";
import { useApp } from "../../app/context.js";
import { adoptSheet } from "../../parts/adopt-sheet.js";
import sheet from "../../styles/templates/page.css";
import { newDraft, type TemplateBook } from "../model/template-book.js";
import type { Templates } from "../panel/templates.js";
import { Nothing } from "./nothing.js";
import { TemplateEditor } from "./template-editor.js";
import { TemplateIndex } from "./template-index.js";

// The page's own looks come with it.
adoptSheet(sheet);

/** All templates, and the form of one: `#/templates/{id}`. */
export function TemplatesView({ templates }: { templates: Templates }) {
  const book = templates.late.found?.book;
  return book ? <Panes book={book} /> : null;
}

function Panes({ book }: { book: TemplateBook }) {
  const { places } = useApp();
  const open = places.now.value.place.path[1] ?? null;
  const template = open === null || open === newDraft ? undefined : book.find(open);
  const draft = open === null ? null : book.drafts.of(open);
  useEffect(() => book.follow(), [book]);
  return (
    <main class="page templates" data-pane={open ? "main" : "list"}>
      <TemplateIndex book={book} open={open} />
      {open !== null && (open === newDraft || template || draft) && book.all.value ? (
        <TemplateEditor key={open} book={book} id={open} template={template ?? null} />
      ) : (
        <Nothing book={book} isMissing={open !== null} />
      )}
    </main>
  );
}
