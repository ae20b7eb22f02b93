import { codeOf } from "../../../shared/hub.js";
import type { TeamMember } from "../../../shared/wire/team.js";
import type { TeamBook } from "./team-book.js";

/** Sends a member a new password, and says so, or why not. */
export async function sendLetter(book: TeamBook, { id, email }: TeamMember): Promise<void> {
  const { toasts } = book.app;
  const t = book.texts.peek();
  try {
    book.learn((await book.hub.call("SendLetter", { member: id })).member);
    toasts.say(t("way.asked", { email }));
  } catch (why) {
    const code = codeOf(why);
    toasts.say(t(code === "not_supported" ? "way.letterNotSupported" : code === "forbidden" ? "member.forbidden" : "way.letterFailed"));
  }
}
