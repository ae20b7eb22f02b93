import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { Icon } from "../../parts/icons.js";
import type { ThreadState } from "../model/thread-state.js";

/** Says how the search for a line goes while it looks through a long thread, and where it ended with nothing. */
export function SeekNote({ thread }: { thread: ThreadState }) {
  const desk = useDesk();
  const t = useTexts();
  const seeking = thread.seeking.value;
  return (
    <div class="seek-place" role="status">
      {seeking && (
        <p class="seek-note" data-seeking={seeking.state}>
          <span class="cut">{t(`seeking.${seeking.state}`, { query: seeking.query })}</span>
          {seeking.state === "failed" && (
            <button class="link-button" type="button" onClick={() => void desk.seeking.seek(thread.id, seeking.query)}>
              {t("app.retry")}
            </button>
          )}
          {seeking.state !== "looking" && (
            <button
              class="button button-quiet button-icon"
              type="button"
              aria-label={t("seeking.hide")}
              onClick={() => (thread.seeking.value = null)}
            >
              <Icon name="close" size={16} />
            </button>
          )}
        </p>
      )}
    </div>
  );
}
