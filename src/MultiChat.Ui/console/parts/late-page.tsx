import type { ComponentType } from "preact";
import type { Late } from "../app/late.js";
import { LateFields } from "./late-fields.js";

/** A page whose parts are fetched when it is first wanted. */
export function LatePage({ title, late }: { title: string; late: Late<ComponentType> }) {
  const View = late.found;
  if (View) return <View />;
  return (
    <main class="page sheet" aria-label={title} aria-busy={!late.hasFailed.value}>
      <div class="sheet-inside">
        <LateFields late={late} />
      </div>
    </main>
  );
}
