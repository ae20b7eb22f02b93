import { expect, test } from "vitest";
import { spansBetween } from "../../../../console/team/model/week-cells.js";
import { changeOf, typing, type WeekDraft } from "../../../../console/team/model/week-draft.js";
import { WeekEditing } from "../../../../console/team/model/week-editing.js";
import { TeamBook } from "../../../../console/team/model/team-book.js";
import { fakeTeam } from "./fake-team.js";
import { teamMember } from "./people.js";

const hoursOf = (draft: WeekDraft) => changeOf(draft).hours;
const night = spansBetween({ day: 6, slot: 44 }, { day: 0, slot: 11 });
const vera = teamMember({ id: "vera" });
const boris = teamMember({ id: "boris", version: 4, firstName: "Борис" });

function begun() {
  const team = fakeTeam();
  team.book.learn(vera, boris);
  return { ...team, editing: new WeekEditing(team.book, ["vera", "boris"]) };
}

test("hours for two are one command with the versions that were seen, and its answer is kept to be told", async () => {
  const { editing, hub, book, clock } = begun();
  editing.toggle(night);
  const saving = editing.save();
  const call = hub.take("SetHours");
  expect(call.input).toEqual({
    members: [
      { id: "vera", version: 1 },
      { id: "boris", version: 4 },
    ],
    hours: "Sun 22:00-06:00",
    zone: null,
  });
  const saved = [vera, boris].map(member => ({ ...member, version: member.version + 1, hours: "Sun 22:00-06:00" }));
  await call.answer({ members: saved, available: ["vera"], unavailable: [] });
  expect(await saving).toBe(true);
  expect(editing.told.value?.available).toEqual(["vera"]);
  await clock.advance(9_999);
  expect(editing.told.value).not.toBeNull();
  await clock.advance(1);
  expect(editing.told.value).toBeNull();
  expect(editing.isDirty).toBe(false);
  expect(book.find("boris")?.hours).toBe("Sun 22:00-06:00");
});

test("the same span sets hours and takes them", () => {
  const { editing } = begun();
  editing.toggle(night);
  expect(hoursOf(editing.draft)).toBe("Sun 22:00-06:00");
  editing.toggle(night);
  expect(editing.isDirty).toBe(false);
});

test("a day for two is saved while their others differ", async () => {
  const { editing, hub, book } = begun();
  book.learn({ ...vera, hours: "Mon-Fri 09:00-18:00" }, { ...boris, hours: "Mon 10:00-11:00" });
  editing.change(typing(editing.draft, 1, "12-15"));
  const saving = editing.save();
  const call = hub.take("SetHours");
  expect(call.input).toMatchObject({ hours: "Tue 12:00-15:00", days: ["Tue", "Sat", "Sun"] });
  await call.answer({ members: [], available: [], unavailable: [] });
  expect(await saving).toBe(true);
});

test("what is edited outlives the page", () => {
  const { editing, book } = begun();
  editing.change(typing(editing.draft, 0, "9-1"));
  const again = new TeamBook(book.app);
  again.learn(vera, boris);
  expect(new WeekEditing(again, ["boris", "vera"]).draft.typed).toEqual({ 0: "9-1" });
});

test("text that is no hours is not sent", async () => {
  const { editing, hub } = begun();
  editing.change(typing(editing.draft, 4, "9-9"));
  expect(await editing.save()).toBe(false);
  expect(editing.day.value).toBe(4);
  expect(hub.has("SetHours")).toBe(false);
});

test("a day that differs is no model for the others, and says so", () => {
  const { editing, book } = begun();
  book.learn({ ...vera, hours: "Mon 09:00-18:00" });
  editing.copyToWeekdays(0);
  expect([editing.isDirty, editing.uncopied.value]).toEqual([false, 0]);
  editing.change(typing(editing.draft, 0, "9-18"));
  editing.copyToWeekdays(0);
  expect(hoursOf(editing.draft)).toBe("Mon-Fri 09:00-18:00");
});

test("hours that another has set meanwhile are shown, and replaced only on purpose", async () => {
  const { editing, hub, book } = begun();
  editing.toggle(night);
  const saving = editing.save();
  const theirs = { ...vera, version: 2, hours: "Mon 09:00-18:00" };
  await hub.take("SetHours").refuse({ code: "member_conflict" });
  await hub.take("Team").answer({ members: [theirs, boris], groups: [], zone: "UTC" });
  expect(await saving).toBe(false);
  expect(editing.overtaken).toEqual([theirs]);
  const insisting = editing.insist();
  const call = hub.take("SetHours");
  expect(call.input["members"]).toEqual([
    { id: "vera", version: 2 },
    { id: "boris", version: 4 },
  ]);
  await call.answer({ members: [{ ...theirs, version: 3, hours: "Sun 22:00-06:00" }, { ...boris, version: 5 }], available: [], unavailable: [] });
  expect(await insisting).toBe(true);
  expect(book.find("vera")?.version).toBe(3);
});

test("another's change of a name alone does not stand in the way", () => {
  const { editing, book } = begun();
  editing.toggle(night);
  book.learn({ ...vera, version: 2, firstName: "Вероника" });
  expect(editing.overtaken).toEqual([]);
  editing.catchUp();
  expect(editing.draft.base.map(({ version }) => version)).toEqual([2, 4]);
  expect(hoursOf(editing.draft)).toBe("Sun 22:00-06:00");
});

test("clearing the morning of nights that differ ends them all at midnight", () => {
  const { editing, book } = begun();
  book.learn({ ...vera, hours: "Sun 22:00-06:00" }, { ...boris, hours: "Sun 23:00-05:00" });
  editing.clear([{ day: 0, start: 0, end: 720 }]);
  expect(hoursOf(editing.draft)).toBe("Sun 23:00-24:00");
});
