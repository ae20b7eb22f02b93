import { useApp, useTexts } from "../app/context.js";
import { Frame } from "./frame.js";
import { SignIn } from "./sign-in.js";
import { ToastList } from "./toast-list.js";

export function Console() {
  const session = useApp().session.value;
  return (
    <>
      {session === undefined ? <Waiting /> : session === null ? <SignIn /> : <Frame session={session} />}
      <ToastList />
    </>
  );
}

function Waiting() {
  const t = useTexts();
  return (
    <main class="waiting" aria-busy="true">
      <span class="unseen">{t("app.loading")}</span>
    </main>
  );
}
