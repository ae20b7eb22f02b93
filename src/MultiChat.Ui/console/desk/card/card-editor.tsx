import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { codeOf } from "../../../shared/hub.js";
import type { Client } from "../../../shared/wire/client.js";
import type { Problem } from "../../../shared/wire/wire.js";
import { cardFields, differing, excessOf, formOf, inputOf, isEmail, isSame, isTooLong, telOf, type CardField, type CardForm } from "../model/card-form.js";
import { useTexts } from "../../app/context.js";
import { useDesk } from "../model/desk.js";
import { GrowingField } from "../../parts/growing-field.js";
import { Icon } from "../../parts/icons.js";
import { OwnFields } from "./own-fields.js";

const inputModes: Record<CardField, string> = { name: "text", phone: "tel", email: "email", comment: "text" };

/** The card's fields, with what stands after the contact. What is typed survives another's save, its own, and other tabs: a newer card's values are shown beneath. */
export function CardEditor({ client, children }: { client: Client; children: ComponentChildren }) {
  const desk = useDesk();
  const t = useTexts();
  const drafts = desk.store.cards.value;
  const draft = drafts.of(client.id);
  const base = draft?.base ?? client;
  const form = draft?.form ?? formOf(client);
  /** Another's save that what is typed does not agree with. */
  const conflicting = useSignal<Client | null>(null);
  const newer = draft ? conflicting.value : null;
  const invalid = useSignal<string | null>(null);
  const hasFailed = useSignal(false);
  const isBusy = useSignal(false);
  const self = useRef<HTMLFormElement>(null);
  const isDirty = !isSame(form, formOf(base));

  // While a save is under way the newer card may be its own, and the answer comes with it.
  useEffect(() => {
    if (isBusy.value || client.version <= base.version) return;
    conflicting.value = drafts.receive(client) ? client : null;
  }, [client, base, isBusy.value]);

  function set(change: Partial<CardForm>) {
    const now = drafts.of(client.id);
    drafts.set({ form: { ...(now?.form ?? form), ...change }, base: now?.base ?? base });
    invalid.value = null;
  }

  async function save(event?: Event) {
    event?.preventDefault();
    if (isBusy.value) return;
    if (isTooLong(form)) return self.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    const hub = desk.app.hub;
    isBusy.value = true;
    hasFailed.value = false;
    invalid.value = null;
    try {
      if (!hub) throw new Error("lost");
      const answer = await hub.call("FillCard", inputOf(form, base));
      conflicting.value = null;
      drafts.saved(answer.client, form);
      desk.threads.client(answer.client);
      desk.store.app.toasts.say(t("card.saved"));
    } catch (why) {
      refused(why as Partial<Problem> & { client?: Client });
    } finally {
      isBusy.value = false;
    }
  }

  function refused(why: Partial<Problem> & { client?: Client }) {
    if (codeOf(why) === "client_conflict" && why.client) desk.threads.client(why.client);
    else if (codeOf(why) === "invalid_field") invalid.value = why.member ?? "name";
    else hasFailed.value = true;
  }

  function discard() {
    drafts.drop(client.id);
    conflicting.value = null;
    invalid.value = null;
    hasFailed.value = false;
  }

  /** One line is all that such a field has. */
  function submitOnEnter(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    self.current?.requestSubmit();
  }

  const other = newer ? differing(form, newer) : null;
  const input = (field: CardField) => ({
    id: `card-${field}`,
    class: "input",
    name: `client-${field}`,
    autocomplete: "off" as const,
    value: form[field],
    "aria-invalid": invalid.value === field || excessOf(form, field) > 0,
    ...(invalid.value === field || excessOf(form, field) > 0 ? { "aria-describedby": `card-${field}-problem` } : {}),
    onInput: (event: Event) => set({ [field]: (event.currentTarget as HTMLInputElement).value }),
  });

  return (
    <form ref={self} class="card-form" data-card data-version={base.version} data-dirty={isDirty} onSubmit={save} noValidate>
      {newer && (
        <p class="card-conflict" role="alert" data-conflict>
          {t("card.conflict")}
        </p>
      )}
      {cardFields.map(field => [
        field === "comment" && children,
        <div class="field" key={field}>
          <label for={`card-${field}`}>{t(`card.${field}`)}</label>
          <div class="field-line">
            <GrowingField
              {...input(field)}
              class="input value"
              inputMode={inputModes[field]}
              placeholder={field === "name" ? client.generatedName : t("card.add")}
              onKeyDown={field === "comment" ? undefined : submitOnEnter}
            />
            {field === "phone" && client.phone && <Contact href={telOf(client.phone)} icon="phone" label={t("card.call")} />}
            {field === "email" && client.email && isEmail(client.email) && <Contact href={`mailto:${encodeURIComponent(client.email)}`} icon="mail" label={t("card.write")} />}
          </div>
          {invalid.value === field && (
            <p id={`card-${field}-problem`} class="problem" role="alert">
              {t("card.invalid")}
            </p>
          )}
          {invalid.value !== field && excessOf(form, field) > 0 && (
            <p id={`card-${field}-problem`} class="problem" role="status">
              {t("composer.tooLong", { count: excessOf(form, field) })}
            </p>
          )}
          {other?.fields.includes(field) && (
            <p class="card-now" data-now={field}>
              <span dir="auto">{t("card.now", { value: newer?.[field] ?? t("card.empty") })}</span>
              <button class="link-button" type="button" onClick={() => set({ [field]: newer?.[field] ?? "" })}>
                {t("card.useIt")}
              </button>
            </p>
          )}
        </div>,
      ])}
      <OwnFields
        fields={form.fields}
        isInvalid={invalid.value?.startsWith("fields") ?? false}
        newer={other?.own ? (newer?.fields ?? []) : null}
        onChange={fields => set({ fields })}
      />
      {hasFailed.value && (
        <p class="problem" role="alert">
          {t("card.failed")}
        </p>
      )}
      {(isDirty || newer) && (
        <div class="card-foot">
          <button class="button" type="button" onClick={discard}>
            {t("card.discard")}
          </button>
          <button class="button button-main" type="submit" data-save aria-disabled={isBusy.value || isTooLong(form) ? true : undefined}>
            {t(newer ? "card.overwrite" : "app.save")}
          </button>
        </div>
      )}
    </form>
  );
}

const Contact = ({ href, icon, label }: { href: string; icon: "phone" | "mail"; label: string }) => (
  <a class="button button-icon" href={href} aria-label={label} title={label}>
    <Icon name={icon} size={16} />
  </a>
);
