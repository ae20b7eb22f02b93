import { expect, test } from "vitest";
import { mintId } from "../../shared/ids.js";

test("an id is a UUID of version 7 with the moment in front", () => {
  const id = mintId(Date.parse("2026-11-22T10:00:00.000Z"));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.parse("2026-11-22T10:00:00.000Z"));
});

test("ids of one page grow even when the machine's clock stands still or goes back", () => {
  const ids = [5_000_000_000_000, 5_000_000_000_000, 4_000_000_000_000, 5_000_000_000_001].map(mintId);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(4);
});

test("a moment between two milliseconds makes an id like any other", () => {
  expect(mintId(6_000_000_000_000.75)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
