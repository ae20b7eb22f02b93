import type { Trouble } from "../../app/trouble.js";
import { useTroubleText } from "./account-texts.js";

/** What did not work. It is there before there is anything to say, so that it is heard. */
export function Problem({ id, trouble, where }: { id: string; trouble: Trouble | null; where: "inside" | "before" }) {
  const words = useTroubleText(where);
  return (
    <div role="alert">
      {trouble && (
        <p id={id} class="problem" data-trouble={trouble.code}>
          {words(trouble)}
        </p>
      )}
    </div>
  );
}
