import { useConsole, useTexts } from "./console.js";
import { Desk } from "./desk.js";
import { SignIn } from "./sign-in.js";
import { ToastList } from "./toast-list.js";

export function App() {
  const { store } = useConsole();
  const session = store.session.value;
  return (
    <>
      {session === undefined ? <Waiting /> : session === null ? <SignIn /> : <Desk session={session} />}
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
