import type { ComponentChildren } from "preact";
import { LanguageChoice } from "./language-choice.js";

interface Props {
  title: string;
  /** What was typed, by the fields' names. */
  onSubmit?: (typed: Record<string, string>) => void;
  children: ComponentChildren;
}

/** What stands before the console: one card with one thing to do. */
export function EntranceCard({ title, onSubmit, children }: Props) {
  function submit(event: SubmitEvent) {
    event.preventDefault();
    onSubmit?.(Object.fromEntries(new FormData(event.currentTarget as HTMLFormElement)) as Record<string, string>);
  }

  return (
    <main class="sign-in">
      <form class="sign-in-form" onSubmit={submit} aria-labelledby="sign-in-title">
        <div class="sign-in-head">
          <span class="brand">MultiChat</span>
          <LanguageChoice />
        </div>
        <h1 id="sign-in-title" tabIndex={-1}>
          {title}
        </h1>
        {children}
      </form>
    </main>
  );
}
