import { render } from "preact";
import { browserClock } from "../../shared/clock.js";
import { localKeep, tabKeep } from "../../shared/storage.js";
import { timeFormat } from "../../shared/time.js";
import type { VisitorMessage } from "../../shared/wire.js";
import type { Panel, Shell } from "../port.js";
import { clean } from "./clean.js";
import { Draft } from "./draft.js";
import { Frame } from "./frame.js";
import { forgetIdentity, identify } from "./identity.js";
import { Launcher } from "./launcher.js";
import sheetText from "./panel.css";
import { Chat, type ChatActions, type ChatModel } from "./parts/chat.js";
import { rowsOf } from "./rows.js";
import { adopt } from "./sheets.js";
import { panelTexts } from "./texts.js";
import { Visit } from "./visit.js";

/** Puts the panel beside the launcher, in a shadow root of its own so that their styles do not mix. */
export function start(shell: Shell): Panel {
  const { element, hub, address, key, language } = shell;
  const root = shell.root.appendChild(document.createElement("div")).attachShadow({ mode: "open" });
  adopt(root, sheetText);
  const dialog = root.appendChild(document.createElement("dialog"));
  dialog.setAttribute("aria-labelledby", "title");
  dialog.tabIndex = -1;
  dialog.className = "panel";

  const launcher = new Launcher(shell.root, shell.launcher);
  const frame = new Frame(dialog, shell.launcher, element);
  const draft = new Draft(tabKeep, `${key}:draft`);
  let { t, locale } = panelTexts(language, shell.hello?.texts);
  let format = timeFormat(locale);
  let notice: ChatModel["notice"];
  let isEmojiOpen = false;
  let unread = 0;
  let isDrawing = false;

  const tell = (name: string, detail: object = {}) =>
    element.dispatchEvent(new CustomEvent(`multichat:${name}`, { detail, bubbles: true }));

  const visit = new Visit({
    hub,
    clock: browserClock,
    local: localKeep,
    tab: tabKeep,
    key,
    identify: () => identify(address),
    forgetIdentity: () => forgetIdentity(address),
    isLookedAt: () => frame.isOpen && document.visibilityState === "visible" && document.hasFocus(),
    changed: () => draw(),
    arrived: ({ id, from, name, text, at }: VisitorMessage) => tell("message", { id, from, name, text, at }),
    rejected(text, code) {
      draft.giveBack(text);
      notice = { kind: "rejected", code };
      draw();
    },
  });

  const actions: ChatActions = {
    close,
    showEarlier: () => void visit.showEarlier(),
    deliveryOf: row => visit.deliveryOf(row),
    typed(text) {
      draft.set(text);
      notice = undefined;
      draw();
    },
    send() {
      if (!clean(draft.text)) return;
      visit.send(clean(draft.text));
      draft.set("");
      notice = undefined;
      draw();
    },
    toggleEmoji(isOpen = !isEmojiOpen) {
      isEmojiOpen = isOpen;
      draw();
    },
    resend(id) {
      visit.resend(id);
      focus();
    },
    remove(id, text) {
      visit.takeBack(id);
      focus();
      // Where the page may not write the clipboard, the text goes to the field instead of away.
      const copy = navigator.clipboard?.writeText(text) ?? Promise.reject();
      copy.then(
        () => (notice = { kind: "copied" }),
        () => draft.giveBack(text),
      ).then(draw);
    },
  };

  function draw() {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(() => {
      isDrawing = false;
      drawNow();
    });
  }

  function drawNow() {
    const { view, available } = visit;
    const state = view?.state;
    const model: ChatModel = {
      t,
      format,
      language,
      isOpen: frame.isOpen,
      isJoined: visit.isJoined,
      isLoaded: view !== undefined,
      available,
      dialog: state ? { status: state.status, operator: state.operator?.name } : undefined,
      rows: rowsOf(view?.items ?? [], visit.echoes, visit.pending, format, visit.time.now()),
      more: view?.more ?? false,
      draft: draft.text,
      textLength: shell.hello?.textLength ?? 8_000,
      notice,
      isEmojiOpen,
    };
    dialog.lang = locale;
    dialog.dataset["joined"] = String(visit.isJoined);
    render(<Chat model={model} actions={actions} />, dialog);
    launcher.show(available === true || visit.hasDialog, frame.isOpen, visit.unread, t);
    if (visit.unread !== unread) tell("unread", { count: (unread = visit.unread) });
  }

  // The button that was clicked is gone with what it did.
  function focus() {
    frame.focus(dialog.querySelector("textarea"));
  }

  function open() {
    if (frame.isOpen) return;
    hub.retry();
    visit.begin();
    frame.open();
    drawNow();
    focus();
    visit.look();
    tell("open");
  }

  function close() {
    if (!frame.isOpen) return;
    isEmojiOpen = false;
    frame.hide();
    drawNow();
    frame.giveFocusBack();
    tell("close");
  }

  dialog.addEventListener("cancel", event => {
    event.preventDefault();
    close();
  });
  dialog.addEventListener("close", draw);
  for (const name of ["focus", "online", "offline"]) addEventListener(name, () => (visit.look(), draw()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    hub.retry();
    visit.look();
  });
  addEventListener("storage", event => {
    if (event.key !== key) return;
    if (event.newValue === null && visit.memory.visitor) void visit.reset(false);
    else if (visit.memory.heard(event.newValue)) draw();
  });

  const panel: Panel = {
    open,
    close,
    reset() {
      close();
      draft.set("");
      void visit.reset();
    },
    send: text => clean(text) && visit.send(clean(text)),
    setFields: () => console.warn("MultiChat: this version keeps no fields; setFields has no effect yet."),
    greeted(hello) {
      ({ t, locale } = panelTexts(language, hello.texts));
      format = timeFormat(locale);
      visit.greeted(hello);
    },
    lost: () => visit.lost(),
    pushed(name, content) {
      if ("available" in content && content.available && notice?.kind === "rejected") notice = undefined;
      visit.pushed(name, content);
    },
    leaving: () => visit.leave(),
  };
  if (shell.hello && hub.isOpen) panel.greeted(shell.hello);
  drawNow();
  return panel;
}
