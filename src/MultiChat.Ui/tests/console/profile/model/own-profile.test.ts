import { signal } from "@preact/signals";
import { beforeEach, describe, expect, test } from "vitest";
import { KeptDrafts } from "../../../../console/app/kept-drafts.js";
import { OwnProfile } from "../../../../console/profile/model/own-profile.js";
import type { ProfileDraft } from "../../../../console/profile/model/profile-form.js";
import type { Profile, ProfileInput } from "../../../../shared/wire/profile.js";
import { memoryKeep } from "../../../shared/memory-keep.js";

/** A host that keeps one profile, and can be stopped from answering. */
class Host {
  kept: Profile = { version: 1, email: "anna@example.org", firstName: "Anna", lastName: "-", phone: null, photo: null };
  failure: { code: string; member?: string } | null = null;
  /** Runs while a command is asked. */
  meanwhile = () => {};

  read = () => this.#answer();
  save = (input: ProfileInput) => {
    this.meanwhile();
    if (input.version !== this.kept.version) return Promise.reject(Object.assign(new Error("conflict"), { code: "member_conflict" }));
    return this.#answer(input);
  };
  savePhoto = (photo: Blob) => this.#answer({ photo: String(photo.size) });
  removePhoto = () => this.#answer({ photo: null });

  change(change: Partial<Profile>): void {
    this.kept = { ...this.kept, ...change, version: this.kept.version + 1 };
  }

  async #answer(change?: Partial<Profile>): Promise<Profile> {
    if (this.failure) throw Object.assign(new Error(this.failure.code), this.failure);
    if (change) this.change(change);
    return this.kept;
  }
}

describe("one's own profile", () => {
  let host: Host;
  let own: OwnProfile;
  let learned: Profile[];

  beforeEach(async () => {
    host = new Host();
    learned = [];
    own = new OwnProfile(host, new KeptDrafts<ProfileDraft>(memoryKeep(), "profile:"), profile => learned.push(profile));
    await own.load();
  });

  test("is saved as typed, and told to the rest of the page", async () => {
    own.type({ phone: "+7 900" });
    expect(own.isDirty).toBe(true);
    expect(await own.save()).toBe(true);
    expect(host.kept).toMatchObject({ firstName: "Anna", lastName: "-", phone: "+7 900", version: 2 });
    expect(own.isDirty).toBe(false);
    expect(learned.at(-1)).toEqual(host.kept);
  });

  test("keeps what is typed while the host is asked", async () => {
    own.type({ phone: "112" });
    host.meanwhile = () => own.type({ lastName: "Orlova" });
    expect(await own.save()).toBe(true);
    expect(own.form).toEqual({ firstName: "Anna", lastName: "Orlova", phone: "112" });
    expect(own.isDirty).toBe(true);
  });

  test("asks nobody about a name that is missing", async () => {
    own.type({ firstName: " " });
    expect(await own.save()).toBe(false);
    expect(own.trouble.value).toMatchObject({ code: "invalid_field", member: "firstName" });
    expect(host.kept.version).toBe(1);
    own.type({ firstName: "Ann" });
    expect(own.trouble.value).toBeNull();
  });

  test("shows what another changed, beside what was typed, and is saved the second time", async () => {
    own.type({ phone: "112" });
    host.change({ lastName: "Orlova" });
    expect(await own.save()).toBe(false);
    expect(own.trouble.value?.code).toBe("member_conflict");
    expect(own.form).toEqual({ firstName: "Anna", lastName: "Orlova", phone: "112" });
    expect(await own.save()).toBe(true);
    expect(host.kept).toMatchObject({ lastName: "Orlova", phone: "112" });
  });

  test("goes back to what it was", () => {
    own.type({ firstName: "Olga" });
    own.discard();
    expect(own.form?.firstName).toBe("Anna");
    own.type({ firstName: "Anna" });
    expect(own.isDirty).toBe(false);
  });

  test("has a photo at once, and the fields stay as typed", async () => {
    own.type({ phone: "112" });
    expect(await own.savePhoto(async () => new Blob(["xyz"]))).toBe(true);
    expect(own.told.value?.photo).toBe("3");
    expect(own.form?.phone).toBe("112");
    expect(await own.save()).toBe(true);
    expect(await own.savePhoto(null)).toBe(true);
    expect(own.told.value?.photo).toBeNull();
  });

  test("says why a photo is none", async () => {
    expect(await own.savePhoto(() => Promise.reject(Object.assign(new Error("no"), { code: "no_picture" })))).toBe(false);
    expect(own.photoTrouble.value?.code).toBe("no_picture");
    expect(own.isPhotoBusy.value).toBe(false);
  });

  test("is asked for anew when the team has changed, and keeps what it knows where that fails", async () => {
    const team = signal(0);
    const end = own.follow(team);
    host.change({ lastName: "Orlova" });
    team.value++;
    await Promise.resolve();
    await Promise.resolve();
    expect(own.told.value?.lastName).toBe("Orlova");
    host.failure = { code: "lost" };
    await own.load();
    expect(own.told.value?.lastName).toBe("Orlova");
    expect(own.hasFailed.value).toBe(false);
    end();
  });

  test("says that it is not there", async () => {
    host.failure = { code: "lost" };
    const other = new OwnProfile(host, new KeptDrafts<ProfileDraft>(memoryKeep(), "profile:"), () => {});
    await other.load();
    expect(other.hasFailed.value).toBe(true);
    expect(other.form).toBeNull();
  });
});
