import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const minute = 60_000;
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "multichat-ui-"));
  for (const name of readdirSync(".")) {
    if (["node_modules", "dist", ".dist-next", ".dist-stamp", ".build.lock", "tests"].includes(name)) continue;
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = () =>
  new Promise(done => spawn("node", ["build-if-changed.mjs"], { cwd: folder, stdio: "ignore" }).on("exit", done));

test("two builds at once make the pages once, after one that was killed", { timeout: minute }, async () => {
  // Nobody has this id: it is beyond the most that Linux gives.
  writeFileSync(join(folder, ".build.lock"), "99999999");

  expect(await Promise.all([build(), build()])).toEqual([0, 0]);

  expect(existsSync(join(folder, ".build.lock"))).toBe(false);
  expect(readFileSync(join(folder, "dist", "console.html"), "utf8")).toContain("assets/");
});

test("what has not changed is not built again, and what was cleaned is", { timeout: minute }, async () => {
  const page = join(folder, "dist", "console.html");
  await build();
  const made = statSync(page).mtimeMs;

  await build();
  expect(statSync(page).mtimeMs).toBe(made);

  rmSync(join(folder, "dist"), { recursive: true });
  await build();
  expect(existsSync(page)).toBe(true);
});

test("a changed source is built", { timeout: minute }, async () => {
  await build();
  const before = readFileSync(join(folder, ".dist-stamp"), "utf8");
  writeFileSync(join(folder, "console", "styles", "of-this-test.css"), "");

  expect(await build()).toBe(0);

  expect(readFileSync(join(folder, ".dist-stamp"), "utf8")).not.toBe(before);
});
