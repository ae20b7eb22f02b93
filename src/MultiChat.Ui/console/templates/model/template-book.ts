import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import type { Hub } from "../../../shared/hub.js";
import { mintId } from "../../../shared/ids.js";
import type { DeskCalls } from "../../../shared/wire/desk.js";
import type { Template } from "../../../shared/wire/templates.js";
import type { Id } from "../../../shared/wire/wire.js";
import type { App } from "../../app/app.js";
import { KeptDrafts } from "../../app/kept-drafts.js";
import type { TemplateDraft, TemplateForm } from "./template-form.js";

/** The name of the draft of a template that is to be added. */
export const newDraft = "new";

/** The templates of the project as the page knows them, by name, and what was typed about them and not saved. */
export class TemplateBook {
  /** Null while nobody has told yet. */
  readonly all = signal<readonly Template[] | null>(null);
  readonly hasFailed = signal(false);
  /** By the template's id. */
  readonly drafts: KeptDrafts<TemplateDraft>;
  #isAsking = false;
  #isStale = false;
  /** The id of the template that is being added, the same until the host has answered. */
  #adding: { form: TemplateForm; id: Id } | null = null;

  constructor(
    readonly app: App,
    /** Changes when the host says that templates may have changed. */
    private readonly moved: ReadonlySignal<unknown>,
  ) {
    this.drafts = new KeptDrafts(app.keep, `multichat:${app.owner}:template:`);
  }

  /** Asks what is new whenever the host says that there is something, and after each loss. The answer ends it. */
  follow(): () => void {
    const ends = [
      this.drafts.follow(),
      effect(() => {
        void this.moved.value;
        if (this.app.link.value === "open") untracked(() => void this.load());
      }),
    ];
    return () => ends.forEach(end => end());
  }

  /** What was typed of a new one gives way: whoever begins with a text wants that. */
  begin(text: string): void {
    this.drafts.set(newDraft, { name: "", text, base: 0 });
  }

  find(id: Id): Template | undefined {
    return this.all.value?.find(template => template.id === id);
  }

  /** One question at a time; what changes meanwhile is asked once more after it. */
  async load(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const known = Object.fromEntries((this.all.peek() ?? []).map(({ id, version }) => [id, version]));
        const { templates, removed } = await this.#hub.call("TemplateChanges", { known });
        this.#learn(templates, removed);
        this.hasFailed.value = false;
      }
    } catch {
      // The next connection asks again.
      this.hasFailed.value = true;
    } finally {
      this.#isAsking = false;
    }
  }

  /** Asked again after a lost answer it is the same template. */
  async add({ name, text }: TemplateForm): Promise<Template> {
    const form = { name, text };
    if (this.#adding?.form.name !== name || this.#adding.form.text !== text) this.#adding = { form, id: mintId(this.app.time.now()) };
    const { template } = await this.#hub.call("AddTemplate", { id: this.#adding.id, ...form });
    this.#adding = null;
    this.#learn([template], []);
    return template;
  }

  async save(id: Id, version: number, { name, text }: TemplateForm): Promise<Template> {
    const { template } = await this.#hub.call("SaveTemplate", { template: id, version, name, text });
    this.#learn([template], []);
    return template;
  }

  async remove({ id, version }: Template): Promise<void> {
    await this.#hub.call("RemoveTemplate", { template: id, version });
    this.#learn([], [id]);
  }

  /** What a refusal says of the template as it is now. */
  learn(template: Template): void {
    this.#learn([template], []);
  }

  get #hub(): Hub<DeskCalls> {
    const { hub } = this.app;
    if (!hub?.isOpen) throw Object.assign(new Error("lost"), { code: "lost" });
    return hub;
  }

  #learn(templates: readonly Template[], removed: readonly Id[]): void {
    const known = new Map((this.all.peek() ?? []).map(template => [template.id, template]));
    for (const template of templates) {
      // An answer that was on its way when a newer one came is older.
      if (template.version >= (known.get(template.id)?.version ?? 0)) known.set(template.id, template);
    }
    removed.forEach(id => known.delete(id));
    const { compare } = new Intl.Collator(this.app.language.peek());
    this.all.value = [...known.values()].sort((one, other) => compare(one.name, other.name));
  }
}
