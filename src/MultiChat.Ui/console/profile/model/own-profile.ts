import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";
import { codeOf } from "../../../shared/hub.js";
import type { Profile } from "../../../shared/wire/profile.js";
import type { KeptDrafts } from "../../app/kept-drafts.js";
import { troubleOf, type Trouble } from "../../app/trouble.js";
import type { ProfileDoor } from "./profile-door.js";
import { formOf, inputOf, isSame, problemOf, shown, type ProfileDraft, type ProfileForm } from "./profile-form.js";

const own = "own";

/** One's own profile as the page knows it, and what was typed about it and not saved. */
export class OwnProfile {
  /** Null while nobody has told yet. */
  readonly told = signal<Profile | null>(null);
  readonly hasFailed = signal(false);
  readonly trouble = signal<Trouble | null>(null);
  readonly photoTrouble = signal<Trouble | null>(null);
  readonly isBusy = signal(false);
  readonly isPhotoBusy = signal(false);

  constructor(
    private readonly door: ProfileDoor,
    private readonly drafts: KeptDrafts<ProfileDraft>,
    /** Hears what was saved, for the rest of the page. */
    private readonly learned: (profile: Profile) => void,
  ) {}

  /** Loads anew when others may have changed it. The answer ends it. */
  follow(changed: ReadonlySignal<unknown>): () => void {
    const ends = [
      this.drafts.follow(),
      effect(() => {
        void changed.value;
        untracked(() => void this.load());
      }),
    ];
    return () => ends.forEach(end => end());
  }

  async load(): Promise<void> {
    try {
      this.#learn(await this.door.read());
      this.hasFailed.value = false;
    } catch {
      // What was told before stays.
      this.hasFailed.value = this.told.peek() === null;
    }
  }

  /** What the fields show; null while nobody has told yet. */
  get form(): ProfileForm | null {
    const told = this.told.value;
    return told && shown(this.drafts.of(own), formOf(told));
  }

  get isDirty(): boolean {
    const { form } = this;
    return form !== null && !isSame(form, formOf(this.told.value!));
  }

  type(change: Partial<ProfileForm>): void {
    const { form } = this;
    if (!form) return;
    this.trouble.value = null;
    this.#put({ ...form, ...change });
  }

  discard(): void {
    this.drafts.drop(own);
    this.trouble.value = null;
  }

  /** Answers whether it was saved. What was typed while the host was asked stays typed. */
  async save(): Promise<boolean> {
    const { form } = this;
    if (!form || this.isBusy.peek()) return false;
    const wrong = problemOf(form);
    if (wrong) {
      this.trouble.value = { code: "invalid_field", member: wrong };
      return false;
    }
    this.isBusy.value = true;
    this.trouble.value = null;
    try {
      const saved = await this.door.save(inputOf(form, this.told.peek()!.version));
      const typed = this.form!;
      this.#learn(saved);
      this.#put(shown({ form: typed, base: form }, formOf(saved)));
      return true;
    } catch (why) {
      this.trouble.value = troubleOf(why);
      if (codeOf(why) === "member_conflict") await this.load();
      return false;
    } finally {
      this.isBusy.value = false;
    }
  }

  /** Saves a photo at once, or takes it away. Answers whether it was done. */
  async savePhoto(make: (() => Promise<Blob>) | null): Promise<boolean> {
    if (this.isPhotoBusy.peek()) return false;
    this.isPhotoBusy.value = true;
    this.photoTrouble.value = null;
    try {
      this.#learn(make ? await this.door.savePhoto(await make()) : await this.door.removePhoto());
      return true;
    } catch (why) {
      this.photoTrouble.value = troubleOf(why);
      return false;
    } finally {
      this.isPhotoBusy.value = false;
    }
  }

  #put(form: ProfileForm): void {
    const base = formOf(this.told.peek()!);
    if (isSame(form, base)) this.drafts.drop(own);
    else this.drafts.set(own, { form, base });
  }

  #learn(profile: Profile): void {
    // An answer that was on its way when a newer one came is older.
    if (profile.version < (this.told.peek()?.version ?? 0)) return;
    this.told.value = profile;
    this.learned(profile);
  }
}
