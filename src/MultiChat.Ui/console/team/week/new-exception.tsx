import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { TeamTexts } from "../../texts/team/index.js";
import { useTeamTexts } from "../model/book-context.js";
import { isProblem, readDay } from "../model/day-hours.js";
import { exceptionText } from "../model/exceptions.js";

interface Wrong {
  field: "date" | "hours";
  text: string;
}

/** A date that is to be added: a day off, or other hours. */
export function NewException({ onAdd }: { onAdd(text: string): Promise<boolean> }) {
  const t = useTeamTexts();
  const date = useSignal("");
  const isOff = useSignal(true);
  const hours = useSignal("");
  const wrong = useSignal<Wrong | null>(null);
  const self = useRef<HTMLFormElement>(null);

  async function add(event: Event) {
    event.preventDefault();
    const read = readException(date.value, isOff.value ? "" : hours.value, isOff.value, t);
    wrong.value = typeof read === "string" ? null : read;
    if (typeof read !== "string") return self.current?.querySelector<HTMLElement>(`[name="exception-${read.field}"]`)?.focus();
    if (await onAdd(read)) date.value = hours.value = "";
  }

  const isWrong = (field: Wrong["field"]) => wrong.value?.field === field;
  return (
    <form ref={self} class="new-exception" onSubmit={event => void add(event)} noValidate>
      <div class="field">
        <label for="exception-date">{t("exceptions.date")}</label>
        <input
          id="exception-date"
          class="input"
          type="date"
          name="exception-date"
          value={date.value}
          aria-invalid={isWrong("date")}
          aria-describedby={isWrong("date") ? "exception-problem" : undefined}
          onInput={event => (date.value = event.currentTarget.value)}
        />
      </div>
      <label class="tick">
        <input type="checkbox" name="exception-off" checked={isOff.value} onChange={event => (isOff.value = event.currentTarget.checked)} />
        <span class="tick-text">{t("exceptions.dayOff")}</span>
      </label>
      {!isOff.value && (
        <div class="field">
          <label for="exception-hours">{t("exceptions.hours")}</label>
          <input
            id="exception-hours"
            class="input"
            type="text"
            name="exception-hours"
            autocomplete="off"
            placeholder="10:00–14:00"
            value={hours.value}
            aria-invalid={isWrong("hours")}
            aria-describedby={isWrong("hours") ? "exception-problem" : undefined}
            onInput={event => (hours.value = event.currentTarget.value)}
          />
        </div>
      )}
      <button class="button" type="submit" data-add-exception>
        {t("exceptions.add")}
      </button>
      {wrong.value && (
        <p id="exception-problem" class="problem" role="alert">
          {wrong.value.text}
        </p>
      )}
    </form>
  );
}

function readException(date: string, text: string, isOff: boolean, t: TeamTexts): string | Wrong {
  if (!date) return { field: "date", text: t("exceptions.needsDate") };
  const read = readDay(text);
  if (isProblem(read)) return { field: "hours", text: t(`week.wrong.${read.kind}`, { part: read.part }) };
  if (!isOff && read.length === 0) return { field: "hours", text: t("exceptions.needsHours") };
  return exceptionText(date, read);
}
