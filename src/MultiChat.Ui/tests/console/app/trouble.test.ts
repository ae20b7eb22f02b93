import { expect, test } from "vitest";
import { troubleOf, troubleText } from "../../../console/app/trouble.js";
import { consoleTexts } from "../../../console/texts/index.js";

const t = consoleTexts("ru", {});

test("too many tries say how long to wait", () => {
  expect(troubleText(troubleOf({ code: "too_many", retryAfter: 40 }), t)).toBe("Слишком много попыток. Попробуйте снова через 40 с.");
  expect(troubleText(troubleOf({ code: "too_many", retryAfter: 600 }), t)).toBe("Слишком много попыток. Попробуйте снова через 10 мин.");
  expect(troubleText(troubleOf({ code: "too_many", retryAfter: 601 }), t)).toContain("11 мин");
});

test("a code that nobody knows is said as a failure", () => {
  expect(troubleText({ code: "something_new" }, t)).toBe(t("signIn.failed"));
  expect(troubleText(troubleOf(new Error("?")), t)).toBe(t("signIn.failed"));
  expect(troubleText({ code: "wrong_password" }, t)).toBe(t("signIn.wrong_password"));
});
