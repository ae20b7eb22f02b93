import { useTeamTexts } from "../model/book-context.js";
import { clockOf } from "../model/day-hours.js";
import { liesIn, type Cell, type DaySpan, type Spot } from "../model/week-cells.js";

export const cellId = ({ day, slot }: Spot): string => `week-${day}-${slot}`;

interface Props {
  day: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  cells: readonly Cell[];
  /** Where the keys are. The grid has the focus for all of its half-hours, which are too small to be targets of their own. */
  at: Spot;
  picked: readonly DaySpan[];
}

/** A day of the grid. */
export function GridRow({ day, cells, at, picked }: Props) {
  const t = useTeamTexts();
  const name = t(`week.day.${day}`);
  return (
    <div class="week-row" role="row" style={{ gridRow: day * 2 + 1 }}>
      <span class="week-day" role="rowheader" aria-label={name}>
        {t(`week.short.${day}`)}
      </span>
      {cells.map((cell, slot) => (
        <span
          key={slot}
          class="week-cell"
          role="gridcell"
          id={cellId({ day, slot })}
          data-at={at.day === day && at.slot === slot}
          data-day={day}
          data-slot={slot}
          data-cell={cell}
          data-picked={liesIn(picked, { day, slot })}
          aria-selected={cell === "on" || cell === "part"}
          aria-label={t(`week.cell.${cell}`, { day: name, time: `${clockOf(slot * 30)}–${clockOf((slot + 1) * 30)}` })}
        />
      ))}
    </div>
  );
}
