import { expect, test } from "vitest";
import { carryWeek } from "../../../../console/team/model/carried-week.js";
import { typing } from "../../../../console/team/model/week-draft.js";
import { WeekEditing } from "../../../../console/team/model/week-editing.js";
import { fakeTeam } from "./fake-team.js";
import { teamMember } from "./people.js";

function drawn() {
  const { book } = fakeTeam();
  book.learn(teamMember({ id: "vera" }), teamMember({ id: "boris", hours: "Mon 10:00-11:00" }));
  const vera = new WeekEditing(book, ["vera"]);
  vera.change(typing(vera.draft, 1, "12-15"));
  return { book, vera, both: new WeekEditing(book, ["vera", "boris"]) };
}

test("hours drawn for one go along with a second who is picked, and back", () => {
  const { book, vera, both } = drawn();
  carryWeek(book, ["vera"], ["vera", "boris"]);
  expect([vera.isDirty, both.isDirty]).toEqual([false, true]);
  expect([both.draft.days[0], both.draft.typed]).toEqual([null, { 1: "12-15" }]);
  carryWeek(book, ["vera", "boris"], ["vera"]);
  expect([vera.draft.typed, both.isDirty]).toEqual([{ 1: "12-15" }, false]);
});

test("nothing goes along where nothing was drawn, and nothing is lost where nobody is picked any more", () => {
  const { book, vera, both } = drawn();
  carryWeek(book, ["boris"], ["vera", "boris"]);
  expect(both.isDirty).toBe(false);
  carryWeek(book, ["vera"], []);
  expect(vera.isDirty).toBe(true);
});
