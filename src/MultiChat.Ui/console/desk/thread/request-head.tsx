import type { Request } from "../../../shared/wire/thread.js";
import { useTexts } from "../../app/context.js";
import { MessageText } from "./message-text.js";
import type { ThreadState } from "../model/thread-state.js";

/** How to reach who left a request, and what they agreed to: as they typed it, and proved by nothing. */
export function RequestHead({ request, thread }: { request: Request; thread: ThreadState }) {
  const t = useTexts();
  const { name, phone, email, consent } = request;
  const contact = [name, phone, email].filter(Boolean).join(" · ");
  return (
    <div class="request">
      <b>{t("request")}</b>
      <div dir="auto" data-contact>
        <MessageText message={{ text: contact }} name="" unfolded={thread.unfolded} />
      </div>
      {consent && <small dir="auto">{t("request.consent", { text: consent })}</small>}
    </div>
  );
}
