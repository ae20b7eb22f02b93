import { LateFields } from "../parts/late-fields.js";
import { useShell } from "./shell-context.js";

/** A card whose contents are on their way. */
export function WaitingCard() {
  const { entrance } = useShell();
  return (
    <main class="sign-in">
      <div class="sign-in-form">
        <LateFields late={entrance} />
      </div>
    </main>
  );
}
