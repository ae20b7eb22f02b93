import { useApp } from "../app/context.js";
import { KeysSheet } from "./keys-sheet.js";
import { Palette } from "./palette.js";
import { SignOut } from "./sign-out.js";

/** The dialogs of the frame. */
export function FrameDialogs() {
  const { overlay } = useApp();
  const close = () => (overlay.value = null);
  switch (overlay.value) {
    case "palette":
      return <Palette onClose={close} />;
    case "keys":
      return <KeysSheet onClose={close} />;
    case "signOut":
      return <SignOut onClose={close} />;
    default:
      return null;
  }
}
