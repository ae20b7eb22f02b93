import "../../parts/first-load.js";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Template } from "../../../shared/wire/templates.js";
import { useApp } from "../../app/context.js";
import { adoptSheet } from "../../parts/adopt-sheet.js";
import sheet from "../../styles/templates/panel.css";
import type { TemplateBook } from "../model/template-book.js";
import { NewTemplate } from "./new-template.js";
import { TemplateList } from "./template-list.js";

// What is fetched later brings its looks along, once.
adoptSheet(sheet);

/** The templates to choose from above the composer, and the form of a new one (rule X1). */
export function TemplatePanel({ book, onPick, onClose }: { book: TemplateBook; onPick(template: Template): void; onClose(): void }) {
  const app = useApp();
  const isAdding = useSignal(false);
  useEffect(() => book.follow(), [book]);
  if (isAdding.value) return <NewTemplate book={book} onDone={() => (isAdding.value = false)} />;
  const seeAll = () => {
    onClose();
    app.places.go("/templates");
  };
  return <TemplateList book={book} onPick={onPick} onNew={() => (isAdding.value = true)} onAll={seeAll} />;
}
