import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { useTeamTexts } from "../model/book-context.js";
import { clockOf, shownDay } from "../model/day-hours.js";
import { cellsOf, spansBetween, type Spot } from "../model/week-cells.js";
import { weeksOf } from "../model/week-draft.js";
import type { WeekEditing } from "../model/week-editing.js";
import { days } from "../model/week-hours.js";
import { DayField } from "./day-field.js";
import { moved } from "../model/grid-keys.js";
import { cellId, GridRow } from "./grid-row.js";

const spotOf = (target: EventTarget | null): Spot | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-slot]") : null;
  return cell ? { day: Number(cell.dataset["day"]), slot: Number(cell.dataset["slot"]) } : null;
};

const isSame = (one: Spot, other: Spot) => one.day === other.day && one.slot === other.slot;

/** The week as half-hours: a click on the start and one on the end, a pull of the mouse, or keys. */
export function WeekGrid({ editing }: { editing: WeekEditing }) {
  const t = useTeamTexts();
  const self = useRef<HTMLDivElement>(null);
  const at = editing.cursor;
  /** The other end of what is picked. */
  const anchor = useSignal<Spot | null>(null);
  /** A start was clicked, and the end is awaited. */
  const isDrawing = useSignal(false);
  const pulledFrom = useRef<Spot | null>(null);
  const said = useSignal("");
  const { draft } = editing;
  const cells = cellsOf(weeksOf(draft));
  const picked = anchor.value ? spansBetween(anchor.value, at.value) : [];

  function focus(spot: Spot) {
    at.value = spot;
    self.current?.focus({ preventScroll: true });
    document.getElementById(cellId(spot))?.scrollIntoView({ block: "nearest" });
  }

  function act(change: "toggle" | "clear", from: Spot, to: Spot) {
    const spans = spansBetween(from, to);
    editing[change](spans);
    anchor.value = null;
    isDrawing.value = false;
    const changed = [...new Set(spans.map(({ day }) => day))] as (typeof days)[number][];
    said.value = changed.map(day => `${t(`week.day.${day}`)}: ${shownDay(editing.draft.days[day] ?? []) || t("week.hours.none")}`).join("; ");
  }

  function begin(spot: Spot) {
    anchor.value = at.value = spot;
    isDrawing.value = true;
    said.value = t("week.start", { day: t(`week.day.${spot.day as 0}`), time: clockOf(spot.slot * 30) });
  }

  const mark = (spot: Spot) => (isDrawing.value && anchor.value ? act("toggle", anchor.value, spot) : begin(spot));

  function clicked(event: MouseEvent) {
    const spot = spotOf(event.target);
    if (!spot) return;
    focus(spot);
    mark(spot);
  }

  function pulled(event: PointerEvent) {
    const spot = spotOf(event.target);
    if (!spot) return;
    if (isDrawing.value) at.value = spot;
    else if (pulledFrom.current && event.buttons === 1 && !isSame(spot, pulledFrom.current)) {
      anchor.value = pulledFrom.current;
      at.value = spot;
    }
  }

  function released(event: PointerEvent) {
    const from = pulledFrom.current;
    const spot = spotOf(event.target);
    pulledFrom.current = null;
    if (from && spot && !isDrawing.value && !isSame(from, spot)) {
      focus(spot);
      act("toggle", from, spot);
    } else if (!isDrawing.value) anchor.value = null;
  }

  function pressed(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = moved(at.value, event.key);
    if (next) {
      if (event.shiftKey) anchor.value ??= at.value;
      else if (!isDrawing.value) anchor.value = null;
      focus(next);
    } else if (event.key === " ") act("toggle", anchor.value ?? at.value, at.value);
    else if (event.key === "Enter") mark(at.value);
    else if (event.key === "Delete" || event.key === "Backspace") act("clear", anchor.value ?? at.value, at.value);
    else if (event.key === "Escape" && anchor.value) {
      anchor.value = null;
      isDrawing.value = false;
    } else return;
    event.preventDefault();
  }

  return (
    <div class="week-place">
      <p id="week-help" class="week-help">
        {t("week.help")}
      </p>
      <div class="week">
        <div class="week-scale" aria-hidden="true">
          {Array.from({ length: 13 }, (_, index) => (
            <span key={index}>{index * 2}</span>
          ))}
        </div>
        <div
          ref={self}
          class="week-grid"
          role="grid"
          id="week-grid"
          tabIndex={0}
          aria-activedescendant={cellId(at.value)}
          aria-label={t("week.grid")}
          aria-describedby="week-help"
          aria-multiselectable="true"
          data-drawing={isDrawing.value}
          onClick={clicked}
          onPointerDown={event => (pulledFrom.current = event.pointerType === "mouse" && event.button === 0 ? spotOf(event.target) : null)}
          onPointerOver={pulled}
          onPointerUp={released}
          onKeyDown={pressed}
        >
          {days.map(day => (
            <GridRow key={day} day={day} cells={cells[day]!} at={at.value} picked={picked} />
          ))}
        </div>
        {days.map(day => (
          <div key={day} class="week-text" style={{ gridRow: day * 2 + 3 }}>
            <DayField editing={editing} day={day} />
            {day === 0 && (
              <button class="button" type="button" data-to-weekdays onClick={() => editing.copyToWeekdays(0)}>
                {t("week.toWeekdays")}
              </button>
            )}
          </div>
        ))}
      </div>
      <p class="unseen" role="status" data-said>
        {said.value}
      </p>
    </div>
  );
}
