import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** From the ground up: a room uses those beneath it, and itself. */
const floors = [
  "shared/wire",
  "shared/links",
  "shared",
  "shared/emoji",
  "console/texts",
  "console/texts/account",
  "console/texts/profile",
  "console/texts/settings",
  "console/texts/sites",
  "console/texts/classes",
  "console/texts/team",
  "console/texts/templates",
  "console/app",
  "console/parts",
  "console/templates/model",
  "console/templates/parts",
  "console/templates/panel",
  "console/desk/model",
  "console/desk/composer",
  "console/desk/thread",
  "console/desk/card",
  "console/desk/list",
  "console/desk",
  "console/templates/page",
  "console/templates",
  "console/account/model",
  "console/account/parts",
  "console/account/factor",
  "console/account",
  "console/entrance/model",
  "console/entrance",
  "console/profile/model",
  "console/profile/own",
  "console/profile/view",
  "console/account/pages",
  "console/profile",
  "console/team/model",
  "console/team/people",
  "console/team/member",
  "console/team/week",
  "console/team/view",
  "console/team",
  "console/settings/model",
  "console/settings/parts",
  "console/settings/project",
  "console/settings/groups",
  "console/settings/history",
  "console/settings/classes",
  "console/settings/sites",
  "console/settings/view",
  "console/settings",
  "console/shell",
  "console/worker",
  "console",
];

function filesIn(folder) {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
    .map(entry => relative(root, join(entry.parentPath, entry.name)));
}

function arrowsOf(file, text) {
  const named = [...text.matchAll(/(?:from |import\(|import )"(\.[^"]*)"/g)].map(([, path]) => relative(root, resolve(root, dirname(file), path)));
  return named.filter(to => !to.endsWith(".css")).map(to => ({ from: dirname(file), to: dirname(to) }));
}

/** What points up, or to a room that has no floor. */
const wrong = arrows => [
  ...new Set(arrows.filter(({ from, to }) => floors.indexOf(to) < 0 || floors.indexOf(to) > floors.indexOf(from)).map(({ from, to }) => `${from} -> ${to}`)),
];

const all = ["console", "shared"].flatMap(filesIn);

test("each room of the console uses only rooms beneath it, so that there is no circle", () => {
  const arrows = all.flatMap(file => arrowsOf(file, readFileSync(join(root, file), "utf8")));
  expect(arrows.length).toBeGreaterThan(300);
  expect(wrong(arrows)).toEqual([]);
  expect([...new Set(all.map(file => dirname(file)))].filter(room => !floors.includes(room))).toEqual([]);
});

test("an arrow that points up, and a room without a floor, are found", () => {
  expect(wrong(arrowsOf("console/parts/avatar.tsx", 'import { Desk } from "../desk/model/desk.js";'))).toEqual(["console/parts -> console/desk/model"]);
  expect(wrong(arrowsOf("console/shell/rail.tsx", 'import { x } from "../utils/x.js";'))).toEqual(["console/shell -> console/utils"]);
});

test("a module is of no circle of modules either", () => {
  const uses = new Map(all.map(file => [file, modulesOf(file)]));
  const done = new Set();
  const walk = (file, path) => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of uses.get(file) ?? []) {
      const circle = walk(next, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  expect(all.map(file => walk(file, [])).find(circle => circle !== null) ?? null).toBeNull();

  // Types alone make no circle for whoever runs it.
  function modulesOf(file) {
    const text = readFileSync(join(root, file), "utf8");
    return [...text.matchAll(/^import (?!type )[^;]*?from "(\.[^"]*)\.js"/gm)].flatMap(([, path]) => {
      const base = relative(root, resolve(root, dirname(file), path));
      return [`${base}.ts`, `${base}.tsx`].filter(candidate => all.includes(candidate));
    });
  }
});
