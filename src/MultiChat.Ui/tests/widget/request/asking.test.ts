import { beforeEach, describe, expect, test, vi } from "vitest";
import { memoryKeep } from "../../shared/memory-keep.js";
import { Asking } from "../../../widget/panel/asking.js";
import { leave } from "../../../widget/request/leave.js";
import { Draft } from "../../../widget/panel/draft.js";

vi.hoisted(() => Object.assign(globalThis, { REQUEST: "request.js" }));
const form = vi.hoisted(() => ({ forgotten: 0, standIn() {}, show() {}, forget: () => void form.forgotten++, next: null }));
vi.mock("../../../shared/later.js", () => ({ later: () => async () => ({ requestForm: () => form }) }));

/** A tab with a panel. */
function tab(keep = memoryKeep()) {
  const draft = new Draft(keep, "multichat:site:draft");
  const sent: object[] = [];
  const settings = { root: {} as ShadowRoot, keep, key: "multichat:site", draft, send: (request: object) => sent.push(request), moved() {}, changed() {} };
  const asking = new Asking(settings);
  const load = async () => (await asking.load())({} as HTMLElement);
  form.forgotten = 0;
  return { keep, draft, sent, asking, form, load };
}

let one: ReturnType<typeof tab>;
/** As the form does. */
const fill = (contact: string) => {
  one.asking.contact.set(contact);
  one.asking.filled();
};
const type = (text: string) => {
  one.draft.set(text);
  one.asking.filled();
};
const place = (isAway: boolean, hasTalk = false) => one.asking.placeOf(isAway, hasTalk);
beforeEach(() => {
  one = tab();
});

describe("where no chat can begin", () => {
  test("the form is there, and with it goes what was typed", () => {
    expect(place(true)).toBe("form");
    one.draft.set("typed before");
    expect(place(true)).toBe("form");
  });

  test("an archived dialog is read first, unless a request was begun", () => {
    expect(place(true, true)).toBe("talk");
    one.asking.go("form");
    expect(place(true, true)).toBe("form");
    one.asking.go("talk");
    expect(place(true, true)).toBe("talk");
    expect(place(false, true)).toBe("chat");
    one.draft.set("a request of before the reload");
    one = tab(one.keep);
    expect(place(true, true)).toBe("form");
  });
});

// P5: a panel in use never closes by itself
describe("when the last operator goes", () => {
  test("the field in use stays, and its text is the form's once the visitor goes there", () => {
    one.draft.set("typing");
    one.asking.uses("chat");
    expect(place(true)).toBe("chat");
    one.asking.go("form");
    expect([place(true), one.draft.text]).toEqual(["form", "typing"]);
  });

  test("a field with nothing in it does not stay once the panel was closed", () => {
    one.asking.uses("chat");
    one.asking.rest();
    expect(place(true)).toBe("form");
  });

  // P4: a refused first text is kept and moves into the request form
  test("a message on its way comes back into the form", () => {
    one.asking.uses("chat");
    one.draft.giveBack("too late");
    one.asking.returned({ why: { code: "nobody_available" } });
    expect([place(true), place(false), one.draft.text]).toEqual(["form", "form", "too late"]);
  });
});

describe("when somebody comes back", () => {
  test("the form gives way to the chat, unless it is in use", () => {
    expect([place(true), place(false)]).toEqual(["form", "chat"]);
    type("a request");
    expect(place(false)).toBe("form");
    one.asking.go("chat");
    expect([place(false), one.draft.text]).toEqual(["chat", "a request"]);
  });

  test("who has only said how to reach them is not disturbed either", () => {
    fill('{"phone":"12345"}');
    expect(place(false)).toBe("form");
  });
});

describe("what is filled in", () => {
  test("stays in the tab over a reload, and nothing is stored before", () => {
    expect(one.keep.keys("")).toEqual([]);
    fill('{"phone":"12345"}');
    type("Hello");
    expect(one.keep.keys("")).toEqual(["multichat:site:contact", "multichat:site:draft"]);
    expect(tab(one.keep).draft.text).toBe("Hello");
  });

  test("is gone once it is sent, and the form is there again when it is refused", () => {
    fill('{"phone":"12345"}');
    type("Hello");
    leave(one.asking, { phone: "12345", text: "Hello" });
    expect([one.sent, one.keep.keys(""), place(false)]).toEqual([[{ phone: "12345", text: "Hello" }], [], "chat"]);
    one.draft.giveBack("Hello");
    one.asking.returned({ request: { phone: "12345" }, why: { code: "consent_needed" } });
    expect(place(true)).toBe("form");
  });

  test("is forgotten with the visitor, by the form too", async () => {
    await one.load();
    fill('{"phone":"12345"}');
    one.asking.forget();
    expect([one.keep.keys(""), place(true, true), one.form.forgotten]).toEqual([[], "talk", 1]);
  });
});
