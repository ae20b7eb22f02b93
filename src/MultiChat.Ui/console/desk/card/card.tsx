import { useEffect, useRef } from "preact/hooks";
import { Avatar } from "../../parts/avatar.js";
import { CardEditor } from "./card-editor.js";
import { ClassField } from "./class-field.js";
import { useTexts } from "../../app/context.js";
import { longDate } from "../../app/when.js";
import { useDesk } from "../model/desk.js";
import { Icon } from "../../parts/icons.js";
import { useNextTask } from "../../parts/next-task.js";
import type { ThreadState } from "../model/thread-state.js";

/** The client of the open dialog. */
export function Card({ thread }: { thread: ThreadState }) {
  const { store } = useDesk();
  const t = useTexts();
  const isReady = useNextTask(thread.client.value !== null);
  const client = isReady ? thread.client.value : null;
  const back = useRef<HTMLButtonElement>(null);
  const isCalled = store.isCardCalled.value;
  useEffect(() => {
    if (!isCalled) return;
    back.current?.focus();
    const gone = store.app.layers.add(() => (store.isCardCalled.value = false));
    return () => {
      gone();
      document.querySelector<HTMLElement>(".card-toggle")?.focus();
    };
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
          onClick={() => (store.isCardCalled.value = false)}
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
            <p class="card-since">{store.app.times.value.sameDay(client.createdAt, store.app.today.value)
                ? t("card.sinceToday")
                : t("card.since", { date: longDate(client.createdAt, store.app.today.value, store.app.language.value) })}</p>
          </div>
          <CardEditor key={client.id} client={client}>
            <ClassField dialog={thread.id} />
          </CardEditor>
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
