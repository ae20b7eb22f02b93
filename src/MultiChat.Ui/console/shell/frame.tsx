import { useEffect } from "preact/hooks";
import { projectsOf, type Session } from "../../shared/wire/session.js";
import { useApp, useTexts } from "../app/context.js";
import { Late } from "../app/late.js";
import { isMac } from "../app/platform.js";
import { learnLayout, strokeOf } from "../app/stroke.js";
import { LateDialogs } from "../parts/late-dialogs.js";
import { Banner } from "./banner.js";
import { commandOf } from "./keys.js";
import { Rail } from "./rail.js";
import { RightGone } from "./right-gone.js";
import { useShell } from "./shell-context.js";

const dialogs = new Late(async () => (await import("./dialogs.js")).FrameDialogs);

/** What stands around every page: the rail, the banner, what lies on top. */
export function Frame({ session }: { session: Session }) {
  const app = useApp();
  const shell = useShell();
  useKeys();
  if (!app.project.value || app.projectIsMissing.value) return <NoProject session={session} />;
  const page = shell.page;
  return (
    <div class="frame" data-link={app.link.value} data-page={page?.heads[0]}>
      <Banner />
      <div class="panes">
        <Rail session={session} />
        {page ? <page.View key={page.heads[0]} /> : shell.typedHere && <RightGone typed={shell.typedHere} />}
      </div>
      {shell.allowed.map(({ heads, Overlays }) => Overlays && <Overlays key={heads[0]} />)}
      <Overlays />
    </div>
  );
}

function Overlays() {
  const { overlay } = useApp();
  return <LateDialogs late={dialogs} isWanted={overlay.value !== null} onClose={() => (overlay.value = null)} />;
}

function NoProject({ session }: { session: Session }) {
  const app = useApp();
  const t = useTexts();
  const projects = projectsOf(session);
  return (
    <main class="waiting">
      <div class="empty">
        <h1>{t("app.title")}</h1>
        <p>{t(projects.length ? "project.missing" : "signIn.noProjects")}</p>
        {projects.map(({ slug, name }) => (
          <a class="button" key={slug} href={`?project=${encodeURIComponent(slug)}`}>
            {name}
          </a>
        ))}
        <button class="button button-quiet" type="button" onClick={() => (app.overlay.value = "signOut")}>
          {t("signOut")}
        </button>
      </div>
      <Overlays />
    </main>
  );
}

function useKeys() {
  const app = useApp();
  const shell = useShell();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandOf(strokeOf(event), app.settings.singleKeys.peek(), isMac);
      if (!command) return;
      // A dialog on top has the keys to itself.
      if (document.querySelector("dialog[open], :popover-open")) return;
      if (shell.press(command)) event.preventDefault();
    };
    void learnLayout();
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
