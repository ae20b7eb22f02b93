import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "./avatar.js";
import { CardEditor } from "./card-editor.js";
import { useConsole, useTexts } from "./console.js";
import { Icon } from "./icons.js";
import { useNextTask } from "./next-task.js";
import type { ThreadState } from "./thread-state.js";

/** The client of the open dialog. */
export function Card({ thread }: { thread: ThreadState }) {
  const { store } = useConsole();
  const t = useTexts();
  const isReady = useNextTask(thread.client.value !== null);
  const client = isReady ? thread.client.value : null;
  const back = useRef<HTMLButtonElement>(null);
  const isCalled = store.pane.value === "card";
  useEffect(() => {
    if (!isCalled) return;
    back.current?.focus();
    return () => document.querySelector<HTMLElement>(".card-toggle")?.focus();
  }, [isCalled]);
  const name = client ? (client.name ?? client.generatedName) : "";
  return (
    <section class="card-pane" aria-label={t("thread.client")}>
      <div class="card-head">
        <button
          ref={back}
          class="button button-quiet button-icon card-back"
          type="button"
          aria-label={t("app.back")}
          onClick={() => (store.pane.value = "thread")}
        >
          <Icon name="back" />
        </button>
        <h1>{t("card.title")}</h1>
      </div>
      {client ? (
        <div class="card-scroll">
          <div class="card-who">
            <Avatar name={name} size="l" />
            <p class="card-name" dir="auto" data-generated={client.name === null}>
              {name}
            </p>
            {client.name === null && <span class="chip">{t("card.generated")}</span>}
            <p class="card-since">{t("card.since", { date: store.times.value.day(client.createdAt, store.today.value).toLocaleLowerCase() })}</p>
          </div>
          <CardEditor key={client.id} client={client} />
        </div>
      ) : (
        <div class="card-scroll" aria-busy="true">
          <span class="skeleton skeleton-line" />
          <span class="skeleton skeleton-field" />
          <span class="skeleton skeleton-field" />
          <span class="skeleton skeleton-field" />
        </div>
      )}
    </section>
  );
}
