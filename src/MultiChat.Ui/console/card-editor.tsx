import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { codeOf } from "../shared/hub.js";
import type { Client, Problem } from "../shared/wire.js";
import { cardFields, cardLimits, differing, follow, formOf, inputOf, isSame, telOf, type CardField, type CardForm } from "./card-form.js";
import { useConsole, useTexts } from "./console.js";
import { grow } from "./grow.js";
import { Icon } from "./icons.js";
import { OwnFields } from "./own-fields.js";

const inputTypes: Record<CardField, string> = { name: "text", phone: "tel", email: "email", comment: "text" };

/** The card's fields. What is typed survives another's save: their values are shown beneath. */
export function CardEditor({ client }: { client: Client }) {
  const desk = useConsole();
  const t = useTexts();
  const drafts = desk.store.cards.value;
  const kept = useMemo(() => drafts.of(client.id), []);
  const base = useRef(kept?.base ?? client);
  const form = useSignal<CardForm>(kept?.form ?? formOf(client));
  const newer = useSignal<Client | null>(null);
  const invalid = useSignal<string | null>(null);
  const hasFailed = useSignal(false);
  const isBusy = useSignal(false);
  const isDirty = !isSame(form.value, formOf(base.current));

  useEffect(() => {
    if (client.version <= base.current.version) return;
    const typed = form.peek();
    const wasDirty = !isSame(typed, formOf(base.current));
    form.value = follow(typed, base.current, client);
    base.current = client;
    newer.value = wasDirty && !isSame(form.peek(), formOf(client)) ? client : null;
  }, [client]);

  useSignalEffect(() => {
    if (isSame(form.value, formOf(base.current))) drafts.drop(client.id);
    else drafts.set({ form: form.value, base: base.current });
  });

  function set(change: Partial<CardForm>) {
    form.value = { ...form.peek(), ...change };
    invalid.value = null;
  }

  async function save(event?: Event) {
    event?.preventDefault();
    const hub = desk.live.hub;
    if (isBusy.value) return;
    isBusy.value = true;
    hasFailed.value = false;
    invalid.value = null;
    try {
      if (!hub) throw new Error("lost");
      const answer = await hub.call("FillCard", inputOf(form.peek(), base.current));
      base.current = answer.client;
      newer.value = null;
      form.value = formOf(answer.client);
      desk.threads.client(answer.client);
      desk.store.toasts.say(t("card.saved"));
    } catch (why) {
      refused(why as Partial<Problem> & { client?: Client });
    } finally {
      isBusy.value = false;
    }
  }

  function refused(why: Partial<Problem> & { client?: Client }) {
    if (codeOf(why) === "client_conflict" && why.client) {
      newer.value = base.current = why.client;
      desk.threads.client(why.client);
    } else if (codeOf(why) === "invalid_field") invalid.value = why.member ?? "name";
    else hasFailed.value = true;
  }

  function discard() {
    form.value = formOf(base.current);
    newer.value = null;
    invalid.value = null;
    hasFailed.value = false;
  }

  const other = newer.value ? differing(form.value, newer.value) : null;
  const input = (field: CardField) => ({
    id: `card-${field}`,
    class: "input",
    name: `client-${field}`,
    autocomplete: "off" as const,
    maxLength: cardLimits[field],
    value: form.value[field],
    "aria-invalid": invalid.value === field,
    ...(invalid.value === field ? { "aria-describedby": `card-${field}-problem` } : {}),
    onInput: (event: Event) => set({ [field]: (event.currentTarget as HTMLInputElement).value }),
  });

  return (
    <form class="card-form" data-card data-version={base.current.version} data-dirty={isDirty} onSubmit={save} noValidate>
      {newer.value && (
        <p class="card-conflict" role="alert" data-conflict>
          {t("card.conflict")}
        </p>
      )}
      {cardFields.map(field => (
        <div class="field" key={field}>
          <label for={`card-${field}`}>{t(`card.${field}`)}</label>
          <div class="field-line">
            {field === "comment" ? (
              <Comment {...input(field)} />
            ) : (
              <input
                {...input(field)}
                type={inputTypes[field] as "text"}
                placeholder={field === "name" ? client.generatedName : ""}
              />
            )}
            {field === "phone" && client.phone && <Contact href={telOf(client.phone)} icon="phone" label={t("card.call")} />}
            {field === "email" && client.email && <Contact href={`mailto:${encodeURIComponent(client.email)}`} icon="mail" label={t("card.write")} />}
          </div>
          {invalid.value === field && (
            <p id={`card-${field}-problem`} class="problem" role="alert">
              {t("card.invalid")}
            </p>
          )}
          {other?.fields.includes(field) && (
            <p class="card-now" data-now={field}>
              <span dir="auto">{t("card.now", { value: newer.value?.[field] ?? t("card.empty") })}</span>
              <button class="link-button" type="button" onClick={() => set({ [field]: newer.value?.[field] ?? "" })}>
                {t("card.useIt")}
              </button>
            </p>
          )}
        </div>
      ))}
      <OwnFields
        fields={form.value.fields}
        isInvalid={invalid.value?.startsWith("fields") ?? false}
        newer={other?.own ? (newer.value?.fields ?? []) : null}
        onChange={fields => set({ fields })}
      />
      {hasFailed.value && (
        <p class="problem" role="alert">
          {t("card.failed")}
        </p>
      )}
      {(isDirty || newer.value) && (
        <div class="card-foot">
          <button class="button" type="button" onClick={discard}>
            {t("card.discard")}
          </button>
          <button class="button button-main" type="submit" data-save aria-disabled={isBusy.value ? true : undefined}>
            {t(newer.value ? "card.overwrite" : "app.save")}
          </button>
        </div>
      )}
    </form>
  );
}

type CommentProps = Record<string, unknown> & { value: string };

function Comment(props: CommentProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => grow(field.current!), [props.value]);
  // The card may be hidden at first, and then its text has no height.
  useEffect(() => {
    let width = 0;
    const watch = new ResizeObserver(([entry]) => {
      if (entry!.contentRect.width === width) return;
      width = entry!.contentRect.width;
      if (width) grow(field.current!);
    });
    watch.observe(field.current!);
    return () => watch.disconnect();
  }, []);
  return <textarea {...props} ref={field} rows={2} dir="auto" />;
}

const Contact = ({ href, icon, label }: { href: string; icon: "phone" | "mail"; label: string }) => (
  <a class="button button-icon" href={href} aria-label={label} title={label}>
    <Icon name={icon} size={16} />
  </a>
);
