import { Column } from "./column.js";
import { Composer } from "../composer/composer.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { useNextTask } from "../../parts/next-task.js";
import { ThreadHead } from "./thread-head.js";
import { TypingLine } from "./typing-line.js";
import type { ThreadState } from "../model/thread-state.js";

export function Thread({ thread }: { thread: ThreadState }) {
  const { store } = useDesk();
  const row = store.row(thread.id);
  const problem = thread.problem.value;
  const hasView = thread.view.value !== null;
  const isReady = useNextTask(hasView);
  return (
    <>
      <ThreadHead thread={thread} row={row} />
      {isReady ? <Column thread={thread} /> : problem && !hasView ? <Problem thread={thread} problem={problem} /> : <ThreadSkeleton />}
      {row?.status === "open" && <TypingLine dialog={thread.id} />}
      {row && problem !== "missing" && <Composer thread={thread} row={row} />}
    </>
  );
}

function Problem({ thread, problem }: { thread: ThreadState; problem: "missing" | "failed" }) {
  const desk = useDesk();
  const t = useTexts();
  return (
    <div class="empty" role="alert">
      <p>{t(problem === "missing" ? "thread.missing" : "thread.failed")}</p>
      {problem === "missing" && (
        <button class="button" type="button" data-to-list onClick={() => desk.leaveForList()}>
          {t("thread.toList")}
        </button>
      )}
      {problem === "failed" && (
        <button class="button" type="button" onClick={() => desk.threads.show(thread.id)}>
          {t("app.retry")}
        </button>
      )}
    </div>
  );
}

const ThreadSkeleton = () => (
  <div class="column-place" aria-busy="true">
    <div class="thread-skeleton" aria-hidden="true">
      <span class="skeleton" />
      <span class="skeleton" />
      <span class="skeleton skeleton-own" />
      <span class="skeleton" />
      <span class="skeleton skeleton-own" />
    </div>
  </div>
);
