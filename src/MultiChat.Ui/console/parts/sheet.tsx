import type { ComponentChildren } from "preact";
import { useApp } from "../app/context.js";
import { Avatar } from "./avatar.js";
import { ProjectChoice } from "./project-choice.js";

/** A page about the person, with their name on top. */
export function Sheet({ title, children }: { title: string; children: ComponentChildren }) {
  const app = useApp();
  const person = app.session.value;
  if (!person) return null;
  return (
    <main class="page sheet" aria-label={title}>
      <div class="sheet-inside">
        <header class="sheet-head">
          <Avatar name={person.name} size="l" photo={app.photo} />
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
