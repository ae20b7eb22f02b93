import { signal } from "@preact/signals";
import type { Template } from "../../../shared/wire/templates.js";
import type { Id } from "../../../shared/wire/wire.js";
import { newDraft, type TemplateBook } from "./template-book.js";
import { currentIn, inputOf, problemOf, refusalOf, type Problem, type TemplateForm } from "./template-form.js";

/** The form of one template, or of a new one: what was typed stays until it is saved or given up. */
export class EditedTemplate {
  readonly problem = signal<Problem | null>(null);
  readonly isBusy = signal(false);

  constructor(
    private readonly book: TemplateBook,
    /** The template's id, or `new`. */
    readonly id: Id,
  ) {}

  get template(): Template | undefined {
    return this.book.find(this.id);
  }

  /** Of one that is to be added, and of one that was removed while somebody was typing. */
  get isNew(): boolean {
    return !this.template;
  }

  get form(): TemplateForm {
    const { name, text } = this.book.drafts.of(this.id) ?? this.template ?? { name: "", text: "" };
    return { name, text };
  }

  get isDirty(): boolean {
    return this.book.drafts.of(this.id) !== null;
  }

  /** What another saved while this was typed, or null. */
  get theirs(): Template | null {
    const draft = this.book.drafts.of(this.id);
    const { template } = this;
    return draft && template && draft.base !== template.version && !isSame(draft, template) ? template : null;
  }

  /** Whether it was removed while somebody was typing. */
  get isGone(): boolean {
    return this.id !== newDraft && this.isNew && this.isDirty;
  }

  type(change: Partial<TemplateForm>): void {
    this.problem.value = null;
    const form = { ...this.form, ...change };
    const base = this.book.drafts.of(this.id)?.base ?? this.template?.version ?? 0;
    if (isSame(form, this.template ?? { name: "", text: "" })) this.discard();
    else this.book.drafts.set(this.id, { ...form, base });
  }

  discard(): void {
    this.problem.value = null;
    this.book.drafts.drop(this.id);
  }

  /** What is typed goes upon what the other saved, who saw it. */
  keepMine(): void {
    const { template } = this;
    if (template) this.book.drafts.set(this.id, { ...this.form, base: template.version });
  }

  /** The template as saved, or null. What was typed while the host was asked stays typed. */
  async save(): Promise<Template | null> {
    const { form, template } = this;
    const wrong = problemOf(form);
    if (wrong || this.isBusy.peek() || this.theirs) {
      if (wrong) this.problem.value = wrong;
      return null;
    }
    this.isBusy.value = true;
    this.problem.value = null;
    try {
      const base = this.book.drafts.of(this.id)?.base ?? template?.version ?? 0;
      const saved = template ? await this.book.save(template.id, base, inputOf(form)) : await this.book.add(inputOf(form));
      if (isSame(this.form, form)) this.book.drafts.drop(this.id);
      else this.keepMine();
      return saved;
    } catch (why) {
      const current = currentIn(why);
      // What stands now is shown beside what was typed.
      if (current && current.id === this.id) this.book.learn(current);
      else this.problem.value = refusalOf(why);
      return null;
    } finally {
      this.isBusy.value = false;
    }
  }
}

const isSame = (one: TemplateForm, other: TemplateForm): boolean => one.name === other.name && one.text === other.text;
