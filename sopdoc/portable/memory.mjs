// What Python's memory is once the program was imported → FOLDER/memory.bin:  node memory.mjs PYODIDE FOLDER MODULE …
// The page begins with that memory instead of importing anew.  It is written as what differs from the memory that WebAssembly begins with, which
// the page has anyway; what was freed is zero.  FOLDER/memory.json names the files that were imported: nothing asks for them again.
// Clock and chance stand still, so that the same program gives the same bytes.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

process.on("uncaughtException", (fault) => { fs.writeSync(2, String(fault.message ?? fault)); process.exit(1); });       // without Pyodide's text

const [pyodide, folder, ...modules] = process.argv.slice(2);
const DAY = Date.UTC(1980, 0, 1), PROGRAM = "/program";
Date.now = () => DAY;
performance.now = () => 0;
process.argv.splice(1);       // Python's memory would hold where it was made

const at = (name) => import(pathToFileURL(path.join(pyodide, name)));
const [{ loadPyodide }, { default: createModule }] = await Promise.all([at("pyodide.mjs"), at("pyodide.asm.mjs")]);
/** @type {Uint8Array} */
let fresh;
const python = await loadPyodide({
  indexURL: pyodide, _makeSnapshot: true, _sysExecutable: "/python", env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0", HOME: "/home" },
  createPyodideModule(settings) {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (imports, receive) => instantiate(imports, (instance, module) => {
      fresh = new Uint8Array(instance.exports.memory.buffer.slice(0));
      receive(instance, module);
    });
    return createModule(settings);
  },
});

function copied(from, to) {
  python.FS.mkdirTree(to);
  for (const one of fs.readdirSync(from, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (one.isDirectory()) copied(path.join(from, one.name), `${to}/${one.name}`);
    else python.FS.writeFile(`${to}/${one.name}`, fs.readFileSync(path.join(from, one.name)));
  }
}

/** Zeros what was freed, in Emscripten's heap: largest blocks first, none that would make the heap grow. */
function cleaned({ _malloc, _free, _sbrk, HEAPU8 }) {
  const end = _sbrk(0), taken = [];
  for (let size = 2 ** 16; size >= 8; size /= 2) {
    for (;;) {
      const block = _malloc(size);
      if (block + size > end) { _free(block); break; }
      HEAPU8.fill(0, block, block + size);
      taken.push(block);
    }
  }
  taken.forEach(_free);
}

copied(path.join(folder, "program"), PROGRAM);
python.globals.set("modules", modules.join(" "));
python.runPython(`
import gc, importlib, linecache, random, re, sys
random.seed(0)
sys.path.insert(0, "${PROGRAM}")
for name in modules.split():
    importlib.import_module(name)
del modules, name
re.purge(); linecache.clearcache(); sys._clear_internal_caches(); importlib.invalidate_caches(); gc.collect()
`);
const files = python.runPython(`"\\n".join(sorted(str(one.__file__) for one in list(sys.modules.values()) if getattr(one, "__file__", None)))`);
fs.writeFileSync(path.join(folder, "memory.json"), JSON.stringify(files.split("\n")));
cleaned(python._module);
const made = python.makeMemorySnapshot(), memory = made.subarray(new Uint32Array(made.buffer)[1]);       // its second word: where memory begins
fresh.forEach((byte, i) => { memory[i] ^= byte; });
fs.writeFileSync(path.join(folder, "memory.bin"), made);
process.exit(0);
