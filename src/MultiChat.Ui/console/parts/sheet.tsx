import type { ComponentChildren } from "preact";
import { useApp } from "../app/context.js";
import { Avatar } from "./avatar.js";
import { ProjectChoice } from "./project-choice.js";

/** A page about the person, with their name on top. */
export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const { session } = useApp();
  const person = session.value;
  if (!person) return null;
  return (
    <main class="page sheet" aria-label={title}>
      <div class="sheet-inside">
        <header class="sheet-head">
          <Avatar name={person.name} size="l" />
          <div class="sheet-who">
            <h1 class="cut">{person.name}</h1>
            <ProjectChoice session={person} />
          </div>
        </header>
        {children}
      </div>
    </main>
  );
}
