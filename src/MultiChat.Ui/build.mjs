// Builds dist/: widget.js (served without caching), assets/ with hashed names (cached for ever) and
// console.html, each beside its .br and .gz, widget.d.ts, and texts.json: every text of the pages by language and key.
// `node build.mjs <folder>` builds into another folder.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { iconOf } from "./icon.mjs";
import { pageTexts } from "./page-texts.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, "dist"));
process.chdir(root);

const { version } = JSON.parse(await readFile("package.json", "utf8"));
const buildId = `${version}-${await hashOfSources()}`;

const common = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  // Smaller than Preact's own.
  alias: { "preact/jsx-runtime": "./shared/jsx-runtime.ts" },
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  define: { BUILD: JSON.stringify(buildId) },
  logLevel: "warning",
};
const hashed = {
  ...common,
  splitting: true,
  outdir: join(dist, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
};
// Sheets that become texts for constructable style sheets: all of the widget's, and those of the console's pages that are loaded later.
const sheetsAsText = (filter = /\.css$/) => ({
  name: "sheets-as-text",
  setup(bundle) {
    bundle.onLoad({ filter }, async ({ path }) => {
      const { outputFiles } = await build({ entryPoints: [path], bundle: true, minify: true, target: "es2022", write: false });
      return { contents: outputFiles[0].text.trim(), loader: "text" };
    });
  },
});

// Whatever comes later to a page that has begun needs nothing sooner: without this each set of later parts would have a file of its own cut out of the
// first load, for what the page shares with just them. But words the page waits for before it begins: they can't wait for it.
const oneFirstFile = beginning => ({
  name: "one-first-file",
  setup(bundle) {
    const late = new Set();
    bundle.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      const part = resolve(resolveDir, path);
      if (kind === "dynamic-import" && !/[\\/]texts[\\/]/.test(part)) late.add(part.replace(/\.js$/, ""));
    });
    bundle.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const [, name, loader] = /^(.*)\.(tsx?)$/.exec(path);
      return late.has(name) ? { contents: `${await readFile(path, "utf8")}\nimport ${JSON.stringify(resolve(beginning))};`, loader } : undefined;
    });
  },
});

await rm(dist, { recursive: true, force: true });
await mkdir(join(dist, "assets"), { recursive: true });

const grid = await build({ ...hashed, entryPoints: { grid: "shared/emoji/grid.ts" } });
const withGrid = { ...hashed, define: { ...common.define, GRID: JSON.stringify(basename(outputOf(grid, "shared/emoji/grid.ts").path)) } };
const request = await build({ ...hashed, entryPoints: { request: "widget/request/request-form.ts" }, plugins: [sheetsAsText()] });
const talk = await build({ ...hashed, entryPoints: { talk: "widget/talk/talk-part.ts" }, plugins: [sheetsAsText()] });
const panel = await build({
  ...withGrid,
  entryPoints: { panel: "widget/panel/panel.tsx" },
  define: {
    ...withGrid.define,
    REQUEST: JSON.stringify(basename(outputOf(request, "widget/request/request-form.ts").path)),
    TALK: JSON.stringify(basename(outputOf(talk, "widget/talk/talk-part.ts").path)),
  },
  plugins: [sheetsAsText()],
});
const polling = await build({ ...hashed, entryPoints: { polling: "shared/hub-fallback.ts" } });
await build({
  ...common,
  entryPoints: ["widget/loader/widget.ts"],
  outdir: dist,
  plugins: [sheetsAsText()],
  define: {
    ...common.define,
    PANEL: JSON.stringify(`assets/${basename(outputOf(panel, "widget/panel/panel.tsx").path)}`),
    POLLING: JSON.stringify(`assets/${basename(outputOf(polling, "shared/hub-fallback.ts").path)}`),
  },
});

const budgets = [
  ["widget.js", 3 * 1024, [join(dist, "widget.js")]],
  ["panel, first open", 24 * 1024, loadedAtOnce(panel, "widget/panel/panel.tsx")],
  ["panel, beside a talk", 4 * 1024, loadedAtOnce(talk, "widget/talk/talk-part.ts")],
  ["form of a request", 8 * 1024, loadedAtOnce(request, "widget/request/request-form.ts")],
];

if (existsSync("console/index.html")) {
  const entry = "console/main.ts";
  const desk = await build({ ...withGrid, entryPoints: { console: entry }, plugins: [oneFirstFile("console/begin.tsx"), sheetsAsText(/[\\/]styles[\\/]\w+[\\/]\w+\.css$/)] });
  const { path, output } = outputOf(desk, entry);
  let page = await readFile("console/index.html", "utf8");
  page = fill(page, "{{script}}", `assets/${basename(path)}`);
  if (output.cssBundle) page = fill(page, "{{css}}", `assets/${basename(output.cssBundle)}`);
  const icons = await writeIcons();
  // With the words of one language, the longer one.
  const words = language => loadedAtOnce(desk, `console/texts/${language}.ts`);
  const files = [...new Set([...loadedAtOnce(desk, entry), ...words("ru")])];
  // What the page shares with those that come later is a file of its own: asked for with the script, and not only after it has come.
  const shared = loadedAtOnce(desk, entry).filter(file => file.endsWith(".js") && file !== path);
  page = fill(page, "{{shared}}", shared.map(file => `<link rel="modulepreload" href="assets/${basename(file)}">`).join(""));
  page = fill(page, "{{icon}}", icons[192]);
  page = fill(page, "{{touch-icon}}", icons[180]);
  await writeFile(join(dist, "console.html"), page);
  await writeManifest(icons);
  await build({
    ...common,
    entryPoints: { "console-worker": "console/worker/worker.ts" },
    outdir: dist,
    define: { ...common.define, SHELL: JSON.stringify([...new Set([...files, ...words("en")])].map(file => `assets/${basename(file)}`)) },
  });
  budgets.push(["console, first load", 80 * 1024, files]);
  const later = (what, limit, part) => budgets.push([`console, ${what}`, limit, loadedAtOnce(desk, part).filter(file => !files.includes(file))]);
  later("page of the team", 28 * 1024, "console/team/view/team-view.tsx");
  later("page of the settings", 12 * 1024, "console/settings/view/settings-view.tsx");
  later("page of the sites, with that of the settings", 18 * 1024, "console/settings/sites/sites-pane.tsx");
  later("templates of the composer", 7 * 1024, "console/templates/panel/late.ts");
  later("page of the templates, with those of the composer", 9 * 1024, "console/templates/page/templates-view.tsx");
  later("one's own profile", 8 * 1024, "console/profile/own/profile-section.tsx");
  later("pages of the account", 14 * 1024, "console/account/pages/account-pages.ts");
}

await copyFile("widget/widget.d.ts", join(dist, "widget.d.ts"));
await writeFile(join(dist, "texts.json"), await pageTexts());

for (const folder of [dist, join(dist, "assets")]) {
  for (const entry of await readdir(folder, { withFileTypes: true })) if (entry.isFile() && !entry.name.endsWith(".png")) await compress(join(folder, entry.name));
}

let tooBig = false;
for (const [name, limit, files] of budgets) {
  const size = (await Promise.all(files.map(file => readFile(`${file}.gz`)))).reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(`${name}: ${size} of ${limit} bytes gzip`);
  tooBig ||= size > limit;
}
if (tooBig) {
  console.error("A bundle is over its budget.");
  process.exitCode = 1;
}

/** Names with their hashes, by size. */
async function writeIcons() {
  const icons = {};
  for (const size of [180, 192, 512]) {
    const bytes = iconOf(size);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
    icons[size] = `assets/icon-${size}-${hash}.png`;
    await writeFile(join(dist, icons[size]), bytes);
  }
  return icons;
}

async function writeManifest(icons) {
  const manifest = JSON.parse(await readFile("console/manifest.json", "utf8"));
  manifest.icons = [192, 512].map(size => ({ src: icons[size], sizes: `${size}x${size}`, type: "image/png", purpose: "any maskable" }));
  await writeFile(join(dist, "console.webmanifest"), JSON.stringify(manifest));
}

function outputOf(result, entry) {
  const [path, output] = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === entry);
  return { path, output };
}

/** The entry, its sheet and everything it imports statically. */
function loadedAtOnce(result, entry) {
  const files = new Set();
  const add = path => {
    if (files.has(path)) return;
    files.add(path);
    const output = result.metafile.outputs[path];
    if (output.cssBundle) files.add(output.cssBundle);
    for (const imported of output.imports) if (imported.kind === "import-statement") add(imported.path);
  };
  add(outputOf(result, entry).path);
  return [...files];
}

function fill(page, marker, name) {
  if (!page.includes(marker)) throw new Error(`console/index.html has no ${marker}.`);
  return page.replaceAll(marker, name);
}

async function compress(file) {
  const bytes = await readFile(file);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${file}.br`, brotliCompressSync(bytes, { params: quality }));
  await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

async function hashOfSources() {
  const hash = createHash("sha256");
  for (const folder of ["shared", "widget", "console"]) {
    if (!existsSync(folder)) continue;
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = files.filter(file => file.isFile()).map(file => join(file.parentPath, file.name).replaceAll("\\", "/"));
    for (const path of paths.sort()) hash.update(path).update("\0").update(await readFile(path)).update("\0");
  }
  return hash.digest("hex").slice(0, 6);
}
