import { useTexts } from "../app/context.js";
import { keysText } from "../app/key-names.js";
import type { App } from "../app/app.js";
import { Late } from "../app/late.js";
import type { Page } from "../app/page.js";
import { LateDialogs } from "../parts/late-dialogs.js";
import type { Templates } from "../templates/panel/templates.js";
import { Card } from "./card/card.js";
import { Desk, DeskContext, useDesk } from "./model/desk.js";
import { deedsOf, pressed } from "./model/deeds.js";
import { DialogFinder } from "./dialog-finder.js";
import { List } from "./list/list.js";
import { oldDialogOf, sectionAddress } from "./model/desk-place.js";
import { sections } from "./model/rows.js";
import { Thread } from "./thread/thread.js";

const dialogs = new Late(async () => (await import("./dialogs.js")).DeskDialogs);

/** The desk as one of the frame's pages. It hears the connection whichever page is shown. */
export function deskPage(app: App, templates?: Templates): Page {
  const desk = new Desk(app, templates);
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
  const isWanted = Boolean(store.overlay.value || store.classifying.value || store.revisionsOf.value);
  return <LateDialogs late={dialogs} isWanted={isWanted} onClose={() => store.closeDialogs()} />;
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
