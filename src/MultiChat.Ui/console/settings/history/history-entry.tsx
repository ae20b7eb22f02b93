import type { AuditEntry } from "../../../shared/wire/settings.js";
import { useApp } from "../../app/context.js";
import { headlineOf, linesOf, type ChangeLine, type Words } from "../model/change-words.js";

/** A change for many has a line for each of them, of which the rest is unfolded. */
const mostShown = 6;

export function HistoryEntry({ entry, words }: { entry: AuditEntry; words: Words }) {
  const app = useApp();
  const lines = linesOf(entry, words);
  const rest = lines.slice(mostShown);
  return (
    <li class="history-entry" data-entry={entry.number} data-kind={entry.kind}>
      <time dateTime={entry.at} title={app.times.value.full(entry.at)}>
        {app.times.value.time(entry.at)}
      </time>
      <div>
        <p class="history-what" dir="auto">
          {headlineOf(entry, words)}
        </p>
        <p class="history-who" dir="auto">
          {entry.by === null ? words.t("history.host") : app.team.memberName(entry.by)}
        </p>
        <Lines lines={lines.slice(0, mostShown)} words={words} />
        {rest.length > 0 && (
          <details>
            <summary>{words.t("history.rest", { count: rest.length })}</summary>
            <Lines lines={rest} words={words} />
          </details>
        )}
      </div>
    </li>
  );
}

const Lines = ({ lines, words }: { lines: readonly ChangeLine[]; words: Words }) =>
  lines.length > 0 && (
    <ul class="history-lines">
      {lines.map((line, index) => (
        <li key={index}>
          {line.about && `${line.about} · `}
          {line.label}: {line.before !== null && <bdi>{line.before} → </bdi>}
          <bdi>{line.after ?? words.t("history.empty.value")}</bdi>
        </li>
      ))}
    </ul>
  );
