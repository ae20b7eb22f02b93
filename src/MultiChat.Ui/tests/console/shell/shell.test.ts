import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { App } from "../../../console/app/app.js";
import type { Page } from "../../../console/app/page.js";
import { Places } from "../../../console/app/places.js";
import { settingsOf } from "../../../console/app/settings.js";
import { Shell } from "../../../console/shell/shell.js";
import type { HubSettings } from "../../../shared/hub.js";
import type { DeskPushes } from "../../../shared/wire/desk.js";
import type { Session } from "../../../shared/wire/session.js";
import { ManualClock, settled } from "../../shared/manual-clock.js";
import { memoryKeep, memoryStorage } from "../../shared/memory-keep.js";
import { FakeAddress } from "../app/fake-address.js";
import { desk, FakeHub } from "../desk/model/fake-desk.js";

let made: { hub: FakeHub; settings: HubSettings<DeskPushes> };
vi.mock("../../../shared/hub.js", async original => ({
  ...(await original<object>()),
  connectHub: (settings: HubSettings<DeskPushes>) => {
    made = { hub: new FakeHub(), settings };
    return made.hub;
  },
}));

const anna: Session = { name: "Анна", projects: [{ slug: "main", name: "Лавка" }] };
const token = "the-token";

const answer = (said: object, status = 200) => ({ ok: status === 200, status, json: async () => said });

/** Who the host says is signed in; null for nobody, undefined while the host does not answer. */
let signedIn: Session | null | undefined;
let asked: string[];

beforeEach(() => {
  signedIn = null;
  asked = [];
  vi.stubGlobal("BUILD", "1-test");
  vi.stubGlobal("location", { href: "http://localhost/chat/console", search: "" });
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("document", { documentElement: {}, addEventListener: () => undefined });
  vi.stubGlobal("sessionStorage", memoryStorage());
  vi.stubGlobal("fetch", async (url: string, { method }: { method: string }) => {
    asked.push(`${method} ${url}`);
    if (!url.endsWith("/session")) return answer({ language: "ru", languages: ["ru"], texts: {} });
    if (signedIn === undefined) throw new TypeError("no network");
    return signedIn ? answer(signedIn) : answer({ code: "not_signed_in", status: 401 }, 401);
  });
});
afterEach(() => vi.unstubAllGlobals());

async function scene(hash = "") {
  const address = new FakeAddress(hash);
  const keep = memoryKeep();
  const app = new App(new ManualClock(), keep, settingsOf(keep, "ru"), new Places(address), "/chat/");
  const left: string[] = [];
  const mine = { address: "/mine", icon: "mine", label: () => "Мои", isCurrent: () => app.places.now.value.place.path[0] === "mine" } as const;
  const page: Page = { heads: ["mine", "d"], right: null, doors: [mine], View: () => null, signedOut: () => left.push("mine") };
  const team: Page = { heads: ["team"], right: "projectSettings", drafts: ["member"], doors: [], View: () => null };
  const shell = new Shell(app, [page, team]);
  shell.begin();
  await settled();
  return { app, shell, address, left, at: () => address.location.hash };
}

const sessionsAsked = () => asked.filter(one => one.endsWith("/session")).length;

test("the page is named by its place and its project, and by nothing where nobody is signed in", async () => {
  signedIn = anna;
  const { app } = await scene("#/mine");
  expect(app.heading.value).toBe("Мои · Лавка");
  app.session.value = null;
  expect(app.heading.value).toBe("");
});

describe("a link by which a password is chosen", () => {
  test("stands where it is while somebody else is signed in, and while nobody is", async () => {
    for (const who of [anna, null]) {
      signedIn = who;
      const { at } = await scene(`#/password/${token}`);
      expect(at()).toBe(`#/password/${token}`);
    }
    expect(asked.filter(one => one.startsWith("POST"))).toEqual([]);
  });

  test("lets in, and leaves its token nowhere", async () => {
    const { app, shell, address, at } = await scene(`#/password/${token}`);
    shell.comeIn(anna);
    expect(app.session.value).toEqual(anna);
    expect([at(), address.length]).toEqual(["#/mine", 1]);
    expect(JSON.stringify([sessionStorage.getItem("multichat:console:place"), app.keep.keys("")])).not.toContain(token);
  });

  test("lets in another than before, whose pages were left first", async () => {
    signedIn = anna;
    const { app, shell, left } = await scene(`#/password/${token}`);
    shell.comeIn({ ...anna, name: "Борис" });
    expect([left, app.session.value?.name]).toEqual([["mine"], "Борис"]);
  });

  test("leads to where somebody was before they forgot their password", async () => {
    const { app, shell, at } = await scene("#/d/1");
    app.places.go("/forgot");
    app.places.go(`/password/${token}`);
    shell.comeIn(anna);
    expect(at()).toBe("#/d/1");
  });
});

describe("a session that is over", () => {
  async function atWork() {
    signedIn = anna;
    const all = await scene("#/mine");
    made.settings.opened();
    await made.hub.take("Start").answer(desk);
    asked = [];
    return all;
  }

  test("goes on where the browser has another by now, without leaving anything", async () => {
    const { app, left } = await atWork();
    const retried = vi.spyOn(made.hub, "retry");
    made.settings.pushed("ended", { code: "not_signed_in" });
    await settled();
    expect([app.session.value, left, sessionsAsked()]).toEqual([anna, [], 1]);
    expect(retried).toHaveBeenCalledOnce();
  });

  test("asks only after the renewal that ends it", async () => {
    const { app } = await atWork();
    signedIn = null;
    let renewed = () => {};
    const renewal = app.renewal.during(() => new Promise<void>(done => (renewed = done)));
    made.settings.pushed("ended", { code: "not_signed_in" });
    await settled();
    expect(sessionsAsked()).toBe(0);
    signedIn = anna;
    renewed();
    await renewal;
    await settled();
    expect([app.session.value, sessionsAsked()]).toEqual([anna, 1]);
  });

  test("leads to signing in where the browser has none", async () => {
    const { app, left } = await atWork();
    signedIn = null;
    made.settings.pushed("ended", { code: "not_signed_in" });
    await settled();
    expect([app.session.value, app.signInNote.value, left]).toEqual([null, "ended", ["mine"]]);
  });

  test("is believed where the host ends at once what it has let in", async () => {
    const { app } = await atWork();
    made.settings.pushed("ended", { code: "not_signed_in" });
    await settled();
    made.settings.opened();
    await made.hub.take("Start").refuse({ code: "not_signed_in" });
    await settled();
    expect([app.session.value, app.signInNote.value]).toEqual([null, "ended"]);
  });

  test("leaves all as it is while the host does not answer", async () => {
    const { app, left } = await atWork();
    signedIn = undefined;
    made.settings.pushed("ended", { code: "not_signed_in" });
    await settled();
    expect([app.session.value, left]).toEqual([anna, []]);
  });

  test("and another person's begun meanwhile: nothing of the first is left", async () => {
    const { app, left } = await atWork();
    signedIn = { ...anna, name: "Борис" };
    made.settings.opened();
    await made.hub.take("Start").answer({ ...desk, me: "boris" });
    expect([left, app.session.value?.name]).toEqual([["mine"], "Борис"]);
  });
});

describe("a right that is taken while its page is open", () => {
  const rights = ["operator", "projectSettings"];
  const keeper: Session = { ...anna, memberships: [{ slug: "main", name: "Лавка", rights, me: "anna" }] };

  async function atTheTeam(typed?: string) {
    signedIn = keeper;
    const all = await scene("#/team/1");
    if (typed) all.app.keep.set(`multichat:${all.app.owner}:member:1`, JSON.stringify({ base: { firstName: "Борис" }, form: { firstName: typed } }));
    made.settings.pushed("rights", { rights: ["operator"] });
    await settled();
    return all;
  }

  test("leaves what was typed there to be copied, until somebody goes elsewhere", async () => {
    const { app, shell, at } = await atTheTeam("Бориславa");
    expect([at(), shell.page, shell.typedHere]).toEqual(["#/team/1", null, "Бориславa"]);
    app.places.go("/mine");
    await settled();
    expect([at(), shell.typedHere]).toEqual(["#/mine", null]);
  });

  test("leaves it there while other rights change", async () => {
    const { shell } = await atTheTeam("Бориславa");
    made.settings.pushed("rights", { rights: ["operator", "journal"] });
    await settled();
    expect(shell.typedHere).toBe("Бориславa");
  });

  test("leads away where nothing was typed", async () => {
    const { shell, at } = await atTheTeam();
    expect([at(), shell.typedHere]).toEqual(["#/mine", null]);
  });

  test("is no matter of whoever signs in next", async () => {
    const { shell } = await atTheTeam("Бориславa");
    shell.comeIn({ ...anna, name: "Борис" });
    expect(shell.gone.value).toBeNull();
  });
});
