import { expect, test } from "vitest";
import { nameOf } from "../../../../console/team/model/name-of.js";
import { answered, fakeTeam } from "./fake-team.js";
import { teamMember } from "./people.js";

test("one question is under way at a time, and what changes meanwhile is asked once more", async () => {
  const { app, book, hub } = fakeTeam();
  const end = book.follow();
  app.team.members.value = [];
  app.team.members.value = [...app.team.members.value];
  expect(hub.calls.filter(({ name }) => name === "Team")).toHaveLength(1);
  await hub.take("Team").answer(answered(teamMember({ firstName: "Вера" })));
  expect(hub.calls.filter(({ name }) => name === "Team")).toHaveLength(1);
  await hub.take("Team").answer(answered(teamMember({ firstName: "Вероника" })));
  expect(hub.has("Team")).toBe(false);
  expect(book.find("vera")?.firstName).toBe("Вероника");
  end();
});

test("a command's answer is not undone by a team that was asked for before it", async () => {
  const { book, hub } = fakeTeam();
  const end = book.follow();
  book.learn(teamMember({ version: 2, firstName: "Вероника" }));
  await hub.take("Team").answer(answered(teamMember({ version: 1, firstName: "Вера" })));
  expect(book.find("vera")?.firstName).toBe("Вероника");
  end();
});

test("a team that could not be read is asked for again with the next connection", async () => {
  const { app, book, hub } = fakeTeam();
  const end = book.follow();
  await hub.take("Team").refuse({ code: "lost" });
  expect(book.hasFailed.value).toBe(true);
  app.link.value = "lost";
  app.link.value = "open";
  await hub.take("Team").answer(answered(teamMember()));
  expect([book.hasFailed.value, book.members.value?.length]).toEqual([false, 1]);
  end();
});

test("while a letter is on its way the team is read again, ever less often, until it has gone out", async () => {
  const { book, clock, hub } = fakeTeam();
  const end = book.follow();
  const waiting = answered(teamMember({ access: { state: "waiting" } }));
  await hub.take("Team").answer(waiting);
  for (const pause of [2_000, 5_000, 15_000, 15_000]) {
    await clock.advance(pause - 1);
    expect(hub.has("Team")).toBe(false);
    await clock.advance(1);
    await hub.take("Team").answer(waiting);
  }
  await clock.advance(15_000);
  await hub.take("Team").answer(answered(teamMember({ access: { state: "sent" } })));
  await clock.advance(60_000);
  expect(hub.has("Team")).toBe(false);
  end();
});

test("nobody but an administrator edits one", () => {
  const { app, book } = fakeTeam();
  const boss = teamMember({ rights: ["administrator"] });
  app.session.value = { name: "Анна", projects: [], memberships: [{ slug: "main", name: "Лавка", rights: ["operator", "projectSettings"] }] };
  expect([book.mayEdit(boss), book.mayEdit(teamMember())]).toEqual([false, true]);
  app.session.value = { name: "Анна", projects: [], memberships: [{ slug: "main", name: "Лавка", rights: ["administrator"] }] };
  expect(book.mayEdit(boss)).toBe(true);
});

test("a last name of a dash is never shown", () => {
  expect(nameOf({ firstName: "Борис", lastName: "-" })).toBe("Борис");
  expect(nameOf({ firstName: "Анна", lastName: "Петрова" })).toBe("Анна Петрова");
});
