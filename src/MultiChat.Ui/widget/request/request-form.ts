import { oneLine } from "../../shared/message-text.js";
import type { HubError } from "../../shared/hub.js";
import type { Texts } from "../../shared/text.js";
import { adopt } from "../panel/sheets.js";
import { fields, textOf, wrongBy, type Field, type Filled } from "./check.js";
import { Consent } from "./consent.js";
import { make, say } from "./dom.js";
import { FormField } from "./field.js";
import { Filling } from "./filling.js";
import { openingLine } from "./opening.js";
import sheetText from "./request.css";
import type { RequestActions, RequestForm, RequestModel } from "./request.js";
import { leave } from "./leave.js";
import { stand } from "./stand.js";
import { en, ru } from "./texts.js";

/** The form of a request, and the way to it where there is something to read instead. */
export function requestForm(actions: RequestActions): RequestForm {
  let model: RequestModel;
  const filling = new Filling(actions.contact);

  const opening = make("p", { className: "opening" });
  const hint = make("p", { className: "hint" });
  const refused = make("p", { className: "wrong refused", role: "alert" });
  const either = make("p", { className: "hint", id: "request-either" });
  const chat = make("button", { type: "button", className: "offer", onclick: () => actions.go("chat") });
  const talk = make("button", { type: "button", className: "link", onclick: () => actions.go("talk") });
  const open = make("button", { type: "button", className: "leave", onclick: () => actions.go("form") });
  const send = make("button", { className: "leave" });

  const input = (type: string, autocomplete: AutoFill, maxLength: number) => make("input", { type, autocomplete, maxLength });
  const filled = (): Filled => ({
    name: name.input.value,
    phone: phone.input.value,
    email: email.input.value,
    text: text.input.value,
    agrees: filling.agrees,
  });
  const touched = (field: Field) => {
    filling.touch(field);
    if (field === "text") actions.settings.draft.set(text.input.value);
    else filling.fill(filled());
    actions.filled();
  };
  const name = new FormField(input("text", "name", 200), "name", () => touched("name"));
  const phone = new FormField(input("tel", "tel", 50), "phone", () => touched("phone"));
  const email = new FormField(input("email", "email", 254), "email", () => touched("email"));
  const text = new FormField(make("textarea", { rows: 3 }), "text", () => touched("text"));
  const consent = new Consent(actions.linksIn, agrees => {
    filling.agrees = agrees;
    touched("consent");
  });
  text.input.required = true;

  const form = make(
    "form",
    { noValidate: true },
    ...[chat, refused, name.element, make("div", { className: "either" }, phone.element, email.element), either, text.element, consent.element, send, talk],
  );
  const element = make("div", { className: "asking" }, opening, hint, open, form);
  adopt(actions.settings.root, sheetText);

  const wrong = () => filling.wrong(filled(), model.textLength);

  function show(now: RequestModel) {
    model = now;
    filling.learn(model.visitor, model.hello?.consent, model.returned);
    const { refusal, contact } = filling;
    const t = model.wording({ en, ru });
    const problems = wrong();
    const { length } = textOf(model.draft);
    const problem = (field: Field) => (problems[field] ? t(problems[field], { length, limit: model.textLength }) : "");
    const { mayOnlyAsk, hello } = model;
    const isOpen = model.place === "form";
    element.dataset["open"] = String(isOpen);
    say(opening, mayOnlyAsk ? openingLine(t, model.locale, hello?.opensAt, model.now) : "");
    say(hint, isOpen && mayOnlyAsk && !refusal ? t("form.hint") : "");
    say(open, isOpen ? "" : t("form.send"));
    form.hidden = !isOpen;
    form.ariaLabel = t("form.send");
    say(chat, mayOnlyAsk ? "" : t(model.available ? "form.chat" : "form.goOn"));
    say(refused, refusal ? reasonOf(refusal, t, model) : "");
    name.show(t("form.name"), contact.name ?? "", problem("name"));
    phone.show(t("form.phone"), contact.phone ?? "", problem("phone"), either.id);
    email.show(t("form.email"), contact.email ?? "", problem("email"), either.id);
    say(either, problems.phone ? "" : t("form.either"));
    text.show(t("form.text"), model.draft, problem("text"));
    consent.show(hello?.consent, filling.agrees, problem("consent"));
    say(send, t("form.send"));
    say(talk, mayOnlyAsk && model.rows.length ? t("form.talk") : "");
  }

  const inputs: Record<Field, HTMLElement> = { name: name.input, phone: phone.input, email: email.input, text: text.input, consent: consent.box };
  const firstWrong = () => fields.find(field => wrong()[field]);

  form.onsubmit = event => {
    event.preventDefault();
    filling.isTried = true;
    filling.found = {};
    show(model);
    const first = firstWrong();
    if (first) return inputs[first].focus();
    const all = filled();
    const given = (["name", "phone", "email"] as const).map(field => [field, oneLine(all[field])] as const).filter(([, value]) => value);
    const agreed = model.hello?.consent ? { consent: model.hello.consent } : {};
    leave(actions, { ...Object.fromEntries(given), text: textOf(all.text), ...agreed });
  };

  return {
    standIn: place => stand(element, place, actions),
    show,
    forget: () => filling.forget(),
    get next() {
      if (model.place !== "form") return null;
      const isEmpty = (field: "name" | "phone" | "email" | "text") => !filled()[field];
      return inputs[firstWrong() ?? (["name", "phone", "text"] as const).find(isEmpty) ?? "text"];
    },
  };
}

/** What is not said beside a field. */
function reasonOf(refusal: HubError, t: Texts<typeof en>, { mayOnlyAsk, hello }: RequestModel): string {
  const { code } = refusal;
  // Somebody has come since.
  if (code === "nobody_available") return mayOnlyAsk ? t("rejected.nobody_available") : "";
  if (code === "not_signed_in") return t("form.anew");
  return Object.keys(wrongBy(refusal, hello?.consent)).length ? "" : t("form.rejected");
}
