import { useTexts } from "../app/context.js";
import { keysText } from "../app/key-names.js";
import type { App } from "../app/app.js";
import type { Page } from "../app/page.js";
import { Card } from "./card/card.js";
import { ClassChoice } from "./class-choice.js";
import { CloseAsk } from "./close-ask.js";
import { Desk, DeskContext, useDesk } from "./model/desk.js";
import { deedsOf, pressed } from "./model/deeds.js";
import { DialogFinder } from "./dialog-finder.js";
import { HandOver } from "./hand-over.js";
import { List } from "./list/list.js";
import { oldDialogOf, sectionAddress } from "./model/desk-place.js";
import { sections } from "./model/rows.js";
import { Revisions } from "./thread/revisions.js";
import { Thread } from "./thread/thread.js";

/** The desk as one of the frame's pages. It hears the connection whichever page is shown. */
export function deskPage(app: App): Page {
  const desk = new Desk(app);
  const { store } = desk;
  const t = app.texts;
  desk.begin();
  return {
    heads: ["mine", "common", "archive", "d", "search"],
    knows: place => oldDialogOf(place) !== null,
    right: "operator",
    drafts: ["draft", "note", "edit", "card"],
    doors: sections.map(section => ({
      address: sectionAddress(section),
      icon: section,
      keys: section,
      label: () => t.value(`section.${section}`),
      count: () => store.unreadOf(section),
      countLabel: count => t.value("section.unread", { count }),
      isCurrent: () => desk.isShown && store.section.value === section && !store.query.value,
      attributes: { "data-section": section },
    })),
    View: () => (
      <DeskContext.Provider value={desk}>
        <DeskView />
      </DeskContext.Provider>
    ),
    Overlays: () => (
      <DeskContext.Provider value={desk}>
        <DeskOverlays />
      </DeskContext.Provider>
    ),
    deeds: () => deedsOf(desk),
    finder: () => new DialogFinder(desk),
    press: command => pressed(desk, command),
    starting: () => desk.feed.starting(),
    started: (start, heard, isNew) => desk.started(start, heard, isNew),
    lost: () => desk.lost(),
    pushed: push => desk.feed.take(push),
    signedOut: () => desk.signedOut(),
  };
}

function DeskView() {
  const { store, app } = useDesk();
  const t = useTexts();
  const thread = store.thread.value;
  const name = store.row(store.openId.value)?.client.name;
  const pane = store.openId.value === null ? "list" : store.isCardCalled.value ? "card" : "thread";
  return (
    <main class="page desk" data-pane={pane} data-link={app.link.value}>
      <List />
      <section class="thread-pane" aria-label={name ? t("thread.label", { name }) : t("thread.none.title")}>
        {thread ? <Thread key={thread.id} thread={thread} /> : <NoThread />}
      </section>
      {thread && thread.problem.value !== "missing" && <Card key={`card ${thread.id}`} thread={thread} />}
    </main>
  );
}

function DeskOverlays() {
  const { store } = useDesk();
  const close = () => (store.overlay.value = null);
  const thread = store.thread.value;
  return (
    <>
      {store.overlay.value === "handOver" && thread && <HandOver dialog={thread.id} onClose={close} />}
      {store.overlay.value === "close" && thread && <CloseAsk dialog={thread.id} onClose={close} />}
      {store.classifying.value && <ClassChoice dialog={store.classifying.value} onClose={() => (store.classifying.value = null)} />}
      {store.revisionsOf.value && <Revisions {...store.revisionsOf.value} />}
    </>
  );
}

function NoThread() {
  const t = useTexts();
  return (
    <div class="empty">
      <h2>{t("thread.none.title")}</h2>
      <p>{t("thread.none.text", { next: keysText("next"), down: keysText("down"), palette: keysText("palette") })}</p>
    </div>
  );
}
