// Builds dist/ if a source has changed since the last build, after `npm ci` if the lock file has. Called by the .NET build, of which several may
// run at once.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const oldestNode = 20;
const lock = ".build.lock";
const pause = 100;

process.chdir(dirname(fileURLToPath(import.meta.url)));
if (Number(process.versions.node.split(".")[0]) < oldestNode) {
  console.error(`error MC0001: Building MultiChat from source needs Node.js ${oldestNode} or newer, this is ${process.version}: install a newer one and build again.`);
  process.exit(1);
}

while (!takeLock()) await setTimeout(pause);
try {
  process.exitCode = build();
} finally {
  rmSync(lock, { force: true });
}

/** Returns the exit code. */
function build() {
  const modules = hashOf(["package-lock.json"]);
  if (!isMade("node_modules", modules)) {
    if (!run("npm ci --no-audit --no-fund --loglevel=error")) return 1;
    remember("node_modules", modules);
  }

  const pages = hashOf([...readdirSync(".").filter(name => /\.(json|mjs)$/.test(name)), "shared", "widget", "console"]);
  if (!isMade("dist", pages)) {
    // Beside it first: whoever embeds dist/ at this moment finds it whole.
    if (!run("node build.mjs .dist-next")) return 1;
    rmSync("dist", { recursive: true, force: true });
    renameSync(".dist-next", "dist");
    remember("dist", pages);
  }

  return 0;
}

/** The lock is a file with its owner's process id; an owner that is gone has lost it. */
function takeLock() {
  try {
    writeFileSync(lock, `${process.pid}`, { flag: "wx" });
    return true;
  } catch (failure) {
    if (failure.code !== "EEXIST") throw failure;
    if (isAbandoned()) rmSync(lock, { force: true });
    return false;
  }
}

function isAbandoned() {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    if (!owner) return Date.now() - statSync(lock).mtimeMs > 100 * pause;
    process.kill(owner, 0);
    return false;
  } catch (failure) {
    return failure.code === "ESRCH";
  }
}

function isMade(folder, hash) {
  const stamp = stampOf(folder);
  return existsSync(folder) && existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
}

function remember(folder, hash) {
  writeFileSync(stampOf(folder), hash);
}

/** Of the pages beside them, for what is in dist/ is embedded. */
function stampOf(folder) {
  return folder === "dist" ? ".dist-stamp" : join(folder, ".lock-stamp");
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesOf).sort()) hash.update(path.replaceAll("\\", "/")).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter(file => file.isFile()).map(file => join(file.parentPath, file.name));
}

function run(command) {
  const { status } = spawnSync(command, { shell: true, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) console.error(`error MC0002: "${command}" failed in ${process.cwd()}.`);
  return status === 0;
}
