import { useEffect } from "preact/hooks";
import type { Session } from "../shared/wire.js";
import { Banner } from "./banner.js";
import { Card } from "./card.js";
import { CloseAsk } from "./close-ask.js";
import { isNarrow, useConsole, useTexts } from "./console.js";
import { HandOver } from "./hand-over.js";
import { commandOf, type Command } from "./keys.js";
import { KeysSheet } from "./keys-sheet.js";
import { List } from "./list.js";
import { Palette } from "./palette.js";
import { isMac } from "./platform.js";
import { Rail } from "./rail.js";
import { Revisions } from "./revisions.js";
import { SignOut } from "./sign-out.js";
import { learnLayout, strokeOf } from "./stroke.js";
import { Thread } from "./thread.js";

export function Desk({ session }: { session: Session }) {
  const desk = useConsole();
  const { store } = desk;
  const t = useTexts();
  useKeys();

  if (session.projects.length === 0 || store.projectIsMissing.value) return <NoDesk session={session} />;
  const thread = store.thread.value;
  const name = store.row(store.openId.value)?.client.name;
  return (
    <div class="desk" data-pane={store.pane.value} data-link={store.link.value}>
      <Banner />
      <div class="panes">
        <Rail session={session} />
        <main class="work">
          <List />
          <section class="thread-pane" aria-label={name ? t("thread.label", { name }) : t("thread.none.title")}>
            {thread ? <Thread key={thread.id} thread={thread} /> : <NoThread />}
          </section>
          {thread && thread.problem.value !== "missing" && <Card key={`card ${thread.id}`} thread={thread} />}
        </main>
      </div>
      <Overlays session={session} />
    </div>
  );
}

function Overlays({ session }: { session: Session }) {
  const { store } = useConsole();
  const close = () => (store.overlay.value = null);
  const thread = store.thread.value;
  return (
    <>
      {store.overlay.value === "handOver" && thread && <HandOver dialog={thread.id} onClose={close} />}
      {store.overlay.value === "close" && thread && <CloseAsk dialog={thread.id} onClose={close} />}
      {store.overlay.value === "palette" && <Palette onClose={close} />}
      {store.overlay.value === "keys" && <KeysSheet onClose={close} />}
      {store.overlay.value === "signOut" && <SignOut onClose={close} />}
      {store.revisionsOf.value && <Revisions key={session.name} {...store.revisionsOf.value} />}
    </>
  );
}

function NoThread() {
  const t = useTexts();
  return (
    <div class="empty">
      <h2>{t("thread.none.title")}</h2>
      <p>{t("thread.none.text", { next: isMac ? "⌃⇧J" : "Alt+J", down: isMac ? "⌃⇧↓" : "Alt+↓", palette: isMac ? "⌘K" : "Ctrl+K" })}</p>
    </div>
  );
}

function NoDesk({ session }: { session: Session }) {
  const { store } = useConsole();
  const t = useTexts();
  return (
    <main class="waiting">
      <div class="empty">
        <h1>{t("app.title")}</h1>
        <p>{t(session.projects.length ? "project.missing" : "signIn.noProjects")}</p>
        {session.projects.map(({ slug, name }) => (
          <a class="button" key={slug} href={`?project=${encodeURIComponent(slug)}`}>
            {name}
          </a>
        ))}
        <button class="button button-quiet" type="button" onClick={() => (store.overlay.value = "signOut")}>
          {t("signOut")}
        </button>
      </div>
      {store.overlay.value === "signOut" && <SignOut onClose={() => (store.overlay.value = null)} />}
    </main>
  );
}

function useKeys() {
  const desk = useConsole();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandOf(strokeOf(event), desk.store.settings.singleKeys.peek(), isMac);
      if (!command) return;
      // A dialog on top has the keys to itself.
      if (desk.store.overlay.peek() || desk.store.revisionsOf.peek() || document.querySelector(":popover-open")) return;
      if (run(command)) event.preventDefault();
    };
    void learnLayout();
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);

  function run(command: Command): boolean {
    const { store } = desk;
    const row = store.row(store.openId.peek());
    switch (command) {
      case "next":
        void desk.openNext();
        return true;
      case "down":
      case "up":
        desk.step(command === "down" ? 1 : -1);
        desk.focusComposer();
        return true;
      case "mine":
      case "common":
      case "archive":
        desk.chooseSection(command);
        return true;
      case "close":
        if (row?.status === "open") void desk.close(row.id);
        return true;
      case "take":
        if (row?.status === "open" && row.responsible !== store.me) void desk.commands.take(row.id);
        return true;
      case "note":
        if (row?.status === "open" && row.can.send) desk.notes.choose(row.id, !desk.notes.writes(row));
        desk.focusComposer();
        return true;
      case "find":
        if (isNarrow()) store.pane.value = "list";
        document.getElementById("list-search")?.focus();
        return true;
      case "palette":
        store.overlay.value = "palette";
        return true;
      case "keys":
        store.overlay.value = "keys";
        return true;
      case "escape":
        return desk.stepBack();
    }
  }
}
