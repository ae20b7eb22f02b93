import { expect, test } from "vitest";
import { MemberFinder } from "../../../console/team/member-finder.js";
import { answered, fakeTeam } from "./model/fake-team.js";
import { teamMember } from "./model/people.js";

const people = [teamMember({ id: "vera", firstName: "Вера", lastName: "Ёлкина", email: "v.elkina@example.org" }), teamMember({ id: "boris", firstName: "Борис", lastName: "-", email: "boris@example.org" })];

test("people are found by name and e-mail, and lead to their page", async () => {
  const { app, hub } = fakeTeam();
  const finder = new MemberFinder(app);
  finder.ask("");
  expect(hub.has("Team")).toBe(false);
  finder.ask("е");
  expect(finder.isBusy).toBe(true);
  await hub.take("Team").answer(answered(...people));
  finder.ask("елк");
  expect(finder.found()).toMatchObject([{ id: "vera", kind: "member", name: "Вера Ёлкина", note: "v.elkina@example.org" }]);
  finder.ask("boris@ex");
  expect(finder.found().map(({ name }) => name)).toEqual(["Борис"]);
  finder.found()[0]!.run();
  expect(app.places.now.value.place.path).toEqual(["team", "boris"]);
  expect(hub.has("Team")).toBe(false);
});

test("a team that could not be read is asked for again", async () => {
  const { app, hub } = fakeTeam();
  const finder = new MemberFinder(app);
  finder.ask("ве");
  await hub.take("Team").refuse({ code: "lost" });
  finder.retry();
  await hub.take("Team").answer(answered(...people));
  expect(finder.found()).toHaveLength(1);
});
