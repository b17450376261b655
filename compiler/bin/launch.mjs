// The second stage of the launcher: plain JavaScript without dependencies. It brings node_modules and the bundled compiler up to date, then runs the
// bundle in this process. A call with nothing to do costs one directory walk.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.resolve(fileURLToPath(new URL("../..", import.meta.url)));
const buildFolder = path.join(root, "build");
const bundle = path.join(buildFolder, "compiler", "pyc.mjs");
const brokenToolchain = 3;

function stop(message) {
  process.stderr.write(`pyc: ${message}\n`);
  process.exit(brokenToolchain);
}

function readOrEmpty(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Runs one set-up step under an exclusive lock, so that parallel first calls do not disturb each other. */
function locked(name, isDone, work) {
  if (isDone()) return;
  fs.mkdirSync(buildFolder, { recursive: true });
  const lock = path.join(buildFolder, `.${name}.lock`);
  const deadline = Date.now() + 10 * 60_000;
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") stop(`cannot write to ${buildFolder}: ${error.message}`);
      const owner = Number(readOrEmpty(lock));
      if (owner && !isAlive(owner)) fs.rmSync(lock, { force: true });
      else if (Date.now() > deadline) stop(`another pyc (process ${owner}) has been setting up for ten minutes; remove ${lock} if it is gone`);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    if (!isDone()) work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

const lockHash = createHash("sha256").update(fs.readFileSync(path.join(root, "package-lock.json"))).digest("hex");
const npmStamp = path.join(buildFolder, "npm.stamp");

function installPackages() {
  process.stderr.write("pyc: setting up npm packages\n");
  // Not `npm ci`: it insists that the lock file names every platform's optional packages, and registries do not all have them. This takes
  // the locked versions too, and changes neither file.
  const result = spawnSync("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  if (result.error) stop(`npm is needed to set up the compiler: ${result.error.message}`);
  if (result.status !== 0) stop(`npm install failed:\n${result.stderr.trim()}`);
  fs.writeFileSync(npmStamp, lockHash);
}

/** Names, sizes and times of the compiler's sources: what the bundle was made from. */
function sourcesFingerprint() {
  const hash = createHash("sha256").update(lockHash);
  const walk = (folder) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === "node_modules") continue;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (entry.name.endsWith(".ts")) {
        const { size, mtimeMs } = fs.statSync(file);
        hash.update(`${file}\0${size}\0${mtimeMs}\n`);
      }
    }
  };
  walk(path.join(root, "compiler"));
  return hash.digest("hex");
}

const bundleStamp = path.join(buildFolder, "compiler", "stamp");

function bundleCompiler() {
  const temporary = `${bundle}.${process.pid}.tmp`;
  // The fingerprint first: a source that changes while the bundler runs makes the next call bundle again.
  const fingerprint = sourcesFingerprint();
  try {
    createRequire(path.join(root, "package.json"))("esbuild").buildSync({
      absWorkingDir: root,
      entryPoints: [path.join(root, "compiler", "cli", "main.ts")],
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node20",
      external: ["koffi", "pyodide", "typescript", "esbuild"],
      // Bundled CommonJS packages call require() for Node's own modules.
      banner: {
        js: "import { createRequire as pycCreateRequire } from 'node:module'; const require = pycCreateRequire(import.meta.url);",
      },
      define: { __PYC_ROOT__: JSON.stringify(root) },
      outfile: temporary,
      logLevel: "silent",
    });
  } catch (error) {
    stop(`bundling the compiler failed:\n${error.message}`);
  }
  fs.renameSync(temporary, bundle);
  fs.writeFileSync(bundleStamp, fingerprint);
}

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 11)) stop(`Node.js 20.11 or newer is needed, this is ${process.versions.node}`);

const packagesReady = () =>
  readOrEmpty(npmStamp) === lockHash && fs.existsSync(path.join(root, "node_modules", "esbuild"));
// node_modules that somebody else installed (npm ci in CI, a link in a work tree) count as they are.
if (readOrEmpty(npmStamp) === "" && readOrEmpty(path.join(root, "node_modules", ".package-lock.json")) !== "") {
  const installed = fs.statSync(path.join(root, "node_modules", ".package-lock.json")).mtimeMs;
  if (installed >= fs.statSync(path.join(root, "package-lock.json")).mtimeMs) {
    fs.mkdirSync(buildFolder, { recursive: true });
    fs.writeFileSync(npmStamp, lockHash);
  }
}
locked("npm", packagesReady, installPackages);
fs.mkdirSync(path.dirname(bundle), { recursive: true });
locked("bundle", () => fs.existsSync(bundle) && readOrEmpty(bundleStamp) === sourcesFingerprint(), bundleCompiler);

const { main } = await import(pathToFileURL(bundle).href);
await main(process.argv.slice(2));
