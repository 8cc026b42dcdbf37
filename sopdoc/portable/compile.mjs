// Archives of Python sources → archives of what the same Python makes of them:  node compile.mjs PYODIDE FOLDER SLIM NAME …
// Each archive NAME of the folder becomes NAME.out: every module compiled as SLIM (slim.py) does it, names sorted, no time; without the
// columns of code, which only a traceback beside its source shows.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

process.on("uncaughtException", (fault) => { fs.writeSync(2, String(fault.message ?? fault)); process.exit(1); });       // without Pyodide's text

const [pyodide, folder, slim, ...names] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(pyodide, "pyodide.mjs")));
const python = await loadPyodide({ indexURL: pyodide, env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } });
python.runPython(fs.readFileSync(slim, "utf8"));
for (const name of names) {
  python.FS.writeFile("/in.zip", fs.readFileSync(path.join(folder, name)));
  python.globals.set("shown", name === "python.zip" ? "/lib/python.zip/" : "/program/");     // as tracebacks name them
  python.runPython(`
import zipfile

with zipfile.ZipFile("/in.zip") as old, zipfile.ZipFile("/out.zip", "w", zipfile.ZIP_STORED) as new:
    for name in sorted(old.namelist()):
        data, code = old.read(name), name.endswith(".py") and "/_templates/" not in name
        new.writestr(zipfile.ZipInfo(name + "c" if code else name, (1980, 1, 1, 0, 0, 0)), compiled(data, name, shown) if code else data)
`);
  fs.writeFileSync(path.join(folder, `${name}.out`), python.FS.readFile("/out.zip"));
}
