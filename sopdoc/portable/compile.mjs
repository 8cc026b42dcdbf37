// Archives of Python sources → archives of what the same Python makes of them:  node compile.mjs PYODIDE FOLDER NAME …
// Each archive NAME of the folder becomes NAME.out: every module compiled, names sorted, no time; without the columns of code, which
// only a traceback beside its source shows.  The program's holds PREPARED too, what its modules compile while they are imported.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, folder, ...names] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")));
const PREPARED = `
import importlib, sys
with zipfile.ZipFile("/out.zip", "a", zipfile.ZIP_STORED) as new:
    new.extractall("/program")
    sys.path.insert(0, "/program")
    from sopdoc.portable import prepared
    prepared.record()
    for name in new.namelist():
        if name.startswith("sopdoc/") and name.endswith(".pyc") and "/_" not in name:
            try:
                importlib.import_module(name.removesuffix(".pyc").replace("/", "."))
            except ModuleNotFoundError:         # of a library that the page does not carry
                continue
    new.writestr(zipfile.ZipInfo("prepared.bin", (1980, 1, 1, 0, 0, 0)), prepared.made())
`;
const python = await loadPyodide({ indexURL: pyodide, env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } });
for (const name of names) {
  python.FS.writeFile("/in.zip", fs.readFileSync(path.join(folder, name)));
  python.globals.set("shown", name === "python.zip" ? "/lib/python.zip/" : "/program/");     // as tracebacks name them
  python.runPython(`
import importlib.util, zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

def compiled(source, name):
    code = compile(source, shown + name, "exec", dont_inherit=True, optimize=0)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))

with zipfile.ZipFile("/in.zip") as old, zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as new:
    for name in sorted(old.namelist()):
        data, code = old.read(name), name.endswith(".py") and "/_templates/" not in name
        new.writestr(zipfile.ZipInfo(name + "c" if code else name, (1980, 1, 1, 0, 0, 0)), compiled(data, name) if code else data)
`);
  if (name === "program.zip") python.runPython(PREPARED);
  fs.writeFileSync(path.join(folder, `${name}.out`), python.FS.readFile("/out.zip"));
}
