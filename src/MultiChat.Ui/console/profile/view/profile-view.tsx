import type { ComponentType } from "preact";
import { AccountSections } from "../../account/account-sections.js";
import { accountAt } from "../../account/model/account-door.js";
import { OwnAccount } from "../../account/model/own-account.js";
import { useApp, useTexts } from "../../app/context.js";
import { OwnCommands } from "../../parts/own-commands.js";
import { Sheet } from "../../parts/sheet.js";
import { BrowserSwitches } from "./browser-switches.js";

interface Props {
  /** The account that is kept as long as the person is signed in; made with the first look at it. */
  kept(make: () => OwnAccount): OwnAccount;
  /** What the person says of themselves: a file of its own. */
  About: ComponentType;
}

/** The person, how the console behaves in this browser, and their account. */
export function ProfileView({ kept, About }: Props) {
  const app = useApp();
  const t = useTexts();
  const [first, ...others] = app.rights.value;
  return (
    <Sheet title={t("profile.title")}>
      {first === "journal" && others.length === 0 && (
        <p class="muted" data-journal-later>
          {t("profile.journalLater")}
        </p>
      )}
      <About />
      <BrowserSwitches />
      <AccountSections own={kept(() => new OwnAccount(accountAt(app.mount), app.renewal))} />
      <OwnCommands />
    </Sheet>
  );
}
