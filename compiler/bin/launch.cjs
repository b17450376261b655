// The second stage of the launcher: plain JavaScript without dependencies. It brings node_modules and the bundled compiler up to date, then runs the
// bundle in this process. A call with nothing to do costs one directory walk.
//
// CommonJS, and so is the bundle: V8 keeps what it compiled of a script (its code cache), which spares later calls 70 ms of work on three
// megabytes of source. Node 20 cannot do that for modules.

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const vm = require("node:vm");

const root = path.resolve(__dirname, "../..");
const buildFolder = path.join(root, "build");
const bundleFolder = path.join(buildFolder, "compiler");
const bundle = path.join(bundleFolder, "pyc.cjs");
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
  const { spawnSync } = require("node:child_process");
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

const bundleStamp = path.join(bundleFolder, "stamp");

function bundleCompiler() {
  const temporary = `${bundle}.${process.pid}.tmp`;
  // The fingerprint first: a source that changes while the bundler runs makes the next call bundle again.
  const fingerprint = sourcesFingerprint();
  try {
    require("esbuild").buildSync({
      absWorkingDir: root,
      entryPoints: [path.join(root, "compiler", "cli", "main.ts")],
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      external: ["koffi", "pyodide", "typescript", "esbuild"],
      banner: { js: "(function (exports, require, module) {" },
      footer: { js: "})" },
      define: { __PYC_ROOT__: JSON.stringify(root), "import.meta.url": JSON.stringify(pathToFileURL(bundle).href) },
      outfile: temporary,
      logLevel: "silent",
    });
  } catch (error) {
    stop(`bundling the compiler failed:\n${error.message}`);
  }
  // While there is no stamp, nobody takes the old bundle's code for the new bundle.
  fs.rmSync(bundleStamp, { force: true });
  for (const file of fs.readdirSync(bundleFolder))
    if (file.endsWith(codeCacheSuffix)) fs.rmSync(path.join(bundleFolder, file), { force: true });
  fs.renameSync(temporary, bundle);
  fs.writeFileSync(bundleStamp, fingerprint);
}

const codeCacheSuffix = ".codecache";

/**
 * Runs the bundle and returns what it exports. The first successful call after bundling leaves what V8 compiled during it for the later ones. V8 itself
 * checks only the length of the source and its own version, so the file is named after the sources, and not used while another call bundles.
 */
function loadBundle() {
  const stamp = readOrEmpty(bundleStamp);
  const codeCache = path.join(bundleFolder, `${stamp.slice(0, 16)}${codeCacheSuffix}`);
  let cachedData;
  try {
    cachedData = fs.readFileSync(codeCache);
  } catch {
    // None yet.
  }
  // esbuild writes ASCII, which Latin-1 reads without decoding.
  const source = fs.readFileSync(bundle, "latin1");
  const isOfStamp = stamp !== "" && readOrEmpty(bundleStamp) === stamp;
  if (!isOfStamp) cachedData = undefined;
  const script = new vm.Script(source, { filename: bundle, cachedData });
  if (isOfStamp && (cachedData === undefined || script.cachedDataRejected))
    process.once("exit", (code) => code === 0 && keepCode(script, codeCache));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module);
  return module.exports;
}

function keepCode(script, codeCache) {
  const temporary = `${codeCache}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(temporary, script.createCachedData());
    fs.renameSync(temporary, codeCache);
  } catch {
    // A folder that cannot be written to: later calls compile the bundle again.
    fs.rmSync(temporary, { force: true });
  }
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
fs.mkdirSync(bundleFolder, { recursive: true });
const fingerprint = sourcesFingerprint();
const bundleReady = () => fs.existsSync(bundle) && readOrEmpty(bundleStamp) === fingerprint;
locked("bundle", bundleReady, bundleCompiler);

loadBundle().main(process.argv.slice(2));
