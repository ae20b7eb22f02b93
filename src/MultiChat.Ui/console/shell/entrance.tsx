import { useApp } from "../app/context.js";
import { forgotAddress, type EntrancePlace } from "../entrance/model/entrance-place.js";
import { useShell } from "./shell-context.js";
import { WaitingCard } from "./waiting-card.js";

/** The pages of those who cannot sign in by a password: they forgot it, or a link lets them choose one. */
export function Entrance({ place }: { place: EntrancePlace }) {
  const { places } = useApp();
  const shell = useShell();
  const parts = shell.entrance.found;
  if (!parts) return <WaitingCard />;
  if (place.kind === "forgot") return <parts.ForgotPage email={shell.email} onBack={() => places.up(places.now.peek().mark.under ?? "")} />;
  return (
    <parts.LinkPage
      key={place.token}
      token={place.token}
      onEntered={session => shell.comeIn(session)}
      // The link is over: nobody comes back to it.
      onForgot={() => places.go(forgotAddress, { replace: true })}
    />
  );
}
