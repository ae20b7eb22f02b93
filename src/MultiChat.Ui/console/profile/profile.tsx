import type { OwnAccount } from "../account/model/own-account.js";
import type { App } from "../app/app.js";
import type { Command } from "../app/command.js";
import { Late } from "../app/late.js";
import type { Door, Page } from "../app/page.js";
import { LatePage } from "../parts/late-page.js";
import { MorePage } from "./more-page.js";

/** For everybody who is signed in: the person and this browser, and on a phone what its bar has no room for. */
export function personPages(app: App, others: readonly Page[]): Page[] {
  let own: OwnAccount | null = null;
  const late = new Late(async () => {
    const [{ ProfileView }, { ProfileSection }] = await Promise.all([import("../account/pages/account-pages.js"), import("./own/profile-section.js")]);
    return () => ProfileView({ kept: make => (own ??= make()), About: ProfileSection });
  });
  return [
    {
      heads: ["profile"],
      right: null,
      doors: [],
      View: () => <LatePage title={app.texts.value("profile.title")} late={late} />,
      press: command => leave(app, "profile", command),
      started: () => void own?.load(),
      signedOut: () => (own = null),
    },
    { heads: ["more"], right: null, doors: [], View: () => MorePage({ doors: doorsApart(app, others) }), press: command => leave(app, "more", command) },
  ];
}

/** Esc leads back to where somebody came from. */
function leave({ places }: App, page: string, command: Command): boolean {
  const { place, mark } = places.now.peek();
  if (command !== "escape" || place.path[0] !== page || mark.under === null) return false;
  places.up(mark.under);
  return true;
}

/** What a phone's bar has no room for. */
const doorsApart = (app: App, pages: readonly Page[]): Door[] =>
  pages.filter(({ right }) => right === null || app.rights.value.includes(right)).flatMap(({ doors }) => doors.filter(({ isApart }) => isApart));
