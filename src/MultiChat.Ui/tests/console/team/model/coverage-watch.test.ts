import { expect, test } from "vitest";
import { CoverageWatch } from "../../../../console/team/model/coverage-watch.js";
import { fakeTeam } from "./fake-team.js";

test("it asks once for what was drawn in a moment, and once more for what changes while it waits", async () => {
  const { book, clock, hub } = fakeTeam();
  const watch = new CoverageWatch(book);
  watch.ask({ members: ["vera"], hours: "Mon 09:00-10:00", zone: null });
  watch.ask({ members: ["vera"], hours: "Mon 09:00-18:00", zone: null });
  await clock.advance(200);
  expect(hub.calls.map(({ input }) => input["hours"])).toEqual(["Mon 09:00-18:00"]);
  watch.ask({ members: ["vera"], hours: "Mon 10:00-18:00", zone: null });
  await clock.advance(200);
  expect(hub.calls).toHaveLength(1);
  await hub.take("Coverage").answer({ stretches: [] });
  const last = hub.take("Coverage");
  expect(last.input).toMatchObject({ from: "2026-11-16", hours: "Mon 10:00-18:00" });
  await last.answer({ stretches: [{ from: "2026-11-16T00:00:00Z", to: "2026-11-23T00:00:00Z", operators: 1 }] });
  expect(watch.shifts.value?.[0]).toEqual([{ start: 0, end: 1440, operators: 1 }]);
  expect(hub.has("Coverage")).toBe(false);
});

test("a failure is said, and gone with the next answer", async () => {
  const { book, clock, hub } = fakeTeam();
  const watch = new CoverageWatch(book);
  watch.ask({});
  await clock.advance(200);
  await hub.take("Coverage").refuse({ code: "lost" });
  expect(watch.hasFailed.value).toBe(true);
  watch.ask({});
  await clock.advance(200);
  await hub.take("Coverage").answer({ stretches: [] });
  expect(watch.hasFailed.value).toBe(false);
});

test("it asks for the week that is looked at", async () => {
  const { book, clock, hub } = fakeTeam();
  new CoverageWatch(book).ask({}, 2);
  await clock.advance(200);
  expect(hub.take("Coverage").input).toEqual({ from: "2026-11-30" });
});
