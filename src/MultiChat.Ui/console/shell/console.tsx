import { useApp, useTexts } from "../app/context.js";
import { entranceOf } from "../entrance/model/entrance-place.js";
import { Entrance } from "./entrance.js";
import { Frame } from "./frame.js";
import { SignIn } from "./sign-in.js";
import { ToastList } from "./toast-list.js";

export function Console() {
  const app = useApp();
  const session = app.session.value;
  const entrance = entranceOf(app.places.now.value.place);
  return (
    <>
      {entrance ? <Entrance place={entrance} /> : session === undefined ? <Waiting /> : session === null ? <SignIn /> : <Frame session={session} />}
      <ToastList />
    </>
  );
}

function Waiting() {
  const { link } = useApp();
  const t = useTexts();
  const isCutOff = link.value === "lost";
  return (
    <main class="waiting" aria-busy="true" data-link={link.value}>
      <p class={isCutOff ? "muted" : "unseen"} role="status">
        {t(isCutOff ? "link.lost" : "app.loading")}
      </p>
    </main>
  );
}
