import { describe, expect, test } from "vitest";
import { panelTexts } from "../../../widget/panel/texts.js";
import { openingLine } from "../../../widget/request/opening.js";
import * as texts from "../../../widget/request/texts.js";

const line = (language: string, opensAt: string | null | undefined, now: string, zone = "Europe/Moscow") => {
  const { wording, locale } = panelTexts(language);
  return openingLine(wording(texts), locale, opensAt, Date.parse(now), zone);
};

// P5: when somebody will be there, in the visitor's own zone and language; a Monday, 15:00 in Moscow
describe("when somebody will be there is said", () => {
  const now = "2026-11-30T12:00:00Z";

  test.each([
    ["2026-11-30T15:30:00Z", "Будем на связи сегодня с 18:30.", "We will be back today at 18:30."],
    ["2026-12-01T06:00:00Z", "Будем на связи завтра с 09:00.", "We will be back tomorrow at 09:00."],
    ["2026-12-02T06:00:00Z", "Будем на связи в среду с 09:00.", "We will be back on Wednesday at 09:00."],
    ["2026-12-03T06:00:00Z", "Будем на связи в четверг с 09:00.", "We will be back on Thursday at 09:00."],
    ["2026-12-04T06:00:00Z", "Будем на связи в пятницу с 09:00.", "We will be back on Friday at 09:00."],
    ["2026-12-05T06:00:00Z", "Будем на связи в субботу с 09:00.", "We will be back on Saturday at 09:00."],
    ["2026-12-06T06:00:00Z", "Будем на связи в воскресенье с 09:00.", "We will be back on Sunday at 09:00."],
    ["2026-12-07T06:00:00Z", "Будем на связи 7 декабря с 09:00.", "We will be back on 7 December at 09:00."],
    ["2027-01-11T06:00:00Z", "Будем на связи 11 января 2027 г. с 09:00.", "We will be back on 11 January 2027 at 09:00."],
  ])("%s", (opensAt, russian, english) => {
    expect(line("ru", opensAt, now)).toBe(`Сейчас никого нет. ${russian}`);
    expect(line("en-GB", opensAt, now)).toBe(`Nobody is here now. ${english}`);
  });

  test("on Monday and Tuesday by their names, too", () => {
    expect(line("ru", "2026-11-30T06:00:00Z", "2026-11-28T12:00:00Z")).toContain("в понедельник с 09:00");
    expect(line("ru", "2026-12-01T06:00:00Z", "2026-11-28T12:00:00Z")).toContain("во вторник с 09:00");
  });

  test("by the day that it is where the visitor is", () => {
    const opensAt = "2026-11-30T23:30:00Z";
    expect(line("ru", opensAt, now, "Europe/London")).toContain("сегодня с 23:30");
    expect(line("ru", opensAt, now, "Europe/Moscow")).toContain("завтра с 02:30");
    expect(line("en-US", opensAt, now, "America/New_York")).toMatch(/today at 6:30\sPM/);
    expect(line("ru", opensAt, now, "Pacific/Kiritimati")).toContain("сегодня с 13:30");
  });

  test("at midnight itself as the day that begins", () => {
    const midnight = "2026-11-30T21:00:00Z";
    expect(line("ru", midnight, "2026-11-30T20:59:59.999Z")).toContain("завтра с 00:00");
    expect(line("ru", "2026-12-01T06:00:00Z", midnight)).toContain("сегодня с 09:00");
    expect(line("ru", "2026-12-01T06:00:00Z", "2026-11-30T20:59:59.999Z")).toContain("завтра с 09:00");
  });

  test("over the night in which the clocks are set back, when a day has 25 hours", () => {
    expect(line("en-GB", "2026-10-26T09:00:00Z", "2026-10-24T22:30:00Z", "Europe/London")).toContain("on Monday at 09:00");
    expect(line("en-GB", "2026-10-25T23:30:00Z", "2026-10-24T23:10:00Z", "Europe/London")).toContain("today at 23:30");
  });
});

test("only that nobody is there is said where no schedule tells more, or it is over", () => {
  for (const opensAt of [null, undefined, "soon", "2026-11-30T12:00:00Z", "2026-11-30T11:00:00Z"]) {
    expect(line("ru", opensAt, "2026-11-30T12:00:00Z")).toBe("Сейчас никого нет.");
  }
});
