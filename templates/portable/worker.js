// Python and resvg in a worker of the page's own text: everything comes as bytes from the page, nothing from a network.
// A page from disk cannot start module workers, and Pyodide takes a classic worker for one that must not be: it asks importScripts.
/** @type {any} */ (self).importScripts = () => { throw new TypeError("no importScripts"); };

const NOWHERE = "https://sopdoc.invalid/";     // never asked: fetch is ours
const UNPACK = `
import importlib, io, lzma, os, sys, zipfile
with (lzma.open if place.endswith(".xz") else open)(place, "rb") as packed, zipfile.ZipFile(io.BytesIO(packed.read())) as archive:
    archive.extractall("/program")
os.unlink(place)
importlib.invalidate_caches()
`;
const WARM = ["sopdoc.cli.build", "sopdoc.compiler"];      // what every sheet needs, while the person looks for the folder
/** @type {Map<string, Uint8Array>} */
const files = new Map();
/** @type {any} */
let python;
/** @type {any} */
let program;
/** @type {any} */
let session;

self.fetch = async (address) => {
  const name = String(address instanceof Request ? address.url : address).split("/").at(-1) ?? "";
  const bytes = files.get(name);
  if (!bytes) throw new TypeError(`tidak ada jaringan: ${name}`);
  return new Response(/** @type {BufferSource} */ (bytes), { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } });
};

const asModule = (bytes) => import(URL.createObjectURL(new Blob([bytes], { type: "text/javascript" })));

async function unpacked(bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

/** Rows of a PNG without their filters; `step`: bytes of a pixel. */
function unfilter(raw, row, height, step) {
  const data = raw.toJs(), rows = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const kind = data[y * (row + 1)], from = y * (row + 1) + 1, to = y * row;
    for (let x = 0; x < row; x += 1) {
      const left = x >= step ? rows[to + x - step] : 0;
      const above = y ? rows[to + x - row] : 0;
      const corner = x >= step && y ? rows[to + x - row - step] : 0;
      rows[to + x] = data[from + x] + [0, left, above, (left + above) >> 1, nearest(left, above, corner)][kind];
    }
  }
  return rows;
}

/** PNG's fourth filter: which of the three is nearest to left + above - corner. */
function nearest(left, above, corner) {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function drawing(resvg) {
  return (svg, width, tallest, dpi, fonts) => {
    const family = "Arimo";
    const font = {
      loadSystemFonts: false, fontBuffers: fonts.toJs(), defaultFontFamily: family, serifFamily: family, sansSerifFamily: family,
      cursiveFamily: family, fantasyFamily: family, monospaceFamily: family,
    };
    const drawn = (fitTo) => new resvg.Resvg(svg, { fitTo, dpi, font, languages: ["id", "en"] }).render();
    const wide = drawn({ mode: "width", value: width });
    return (wide.height > tallest ? drawn({ mode: "height", value: tallest }) : wide).asPng();
  };
}

async function boot({ parts }) {
  await Promise.all(Object.entries(parts).map(async ([name, bytes]) => files.set(name, name.endsWith(".xz") ? bytes : await unpacked(bytes))));
  const [{ loadPyodide }, { default: createPyodideModule }, resvg] = await Promise.all(["pyodide.mjs", "pyodide.asm.mjs", "resvg.mjs"].map((name) => asModule(files.get(name))));
  const lockFileContents = JSON.stringify({ info: { ...JSON.parse(new TextDecoder().decode(files.get("info.json"))) }, packages: {} });
  [python] = await Promise.all([
    loadPyodide({ indexURL: NOWHERE, packageBaseUrl: NOWHERE, createPyodideModule, lockFileContents, env: { PYTHONDONTWRITEBYTECODE: "1", PYTHONHASHSEED: "0", HOME: "/home" } }),
    resvg.initWasm(files.get("resvg.wasm")),
  ]);
  python._api.on_fatal = (fault) => postMessage({ died: `sopdoc berhenti: ${fault}` });      // memory, or a fault of WebAssembly: only a new one helps
  python.registerJsModule("sopdoc_page", { unfilter, svg_to_png: drawing(resvg) });
  python.runPython("import sys; sys.path.insert(0, '/program')");
  unpack("program.zip.xz", files.get("program.zip.xz"));
  files.clear();
  program = python.pyimport("sopdoc.worker");
  for (const name of WARM) python.pyimport(name).destroy();
}

/** An archive's modules, from then on found by their names. */
function unpack(name, bytes) {
  python.FS.writeFile(`/${name}`, bytes);
  python.globals.set("place", `/${name}`);
  python.runPython(UNPACK);
}

async function add({ parts }) {
  for (const [name, bytes] of Object.entries(parts)) unpack(name, await unpacked(bytes));
}

/** A folder's files, which take the place of those that were there. */
function begin({ name, given }) {
  session?.destroy();
  const root = `/folder/${name}`;
  python.runPython("import shutil, os; os.chdir('/'); shutil.rmtree('/folder', ignore_errors=True)");
  python.FS.mkdirTree(root);
  for (const [path, bytes] of given) {
    const place = `${root}/${path}`;
    python.FS.mkdirTree(place.slice(0, place.lastIndexOf("/")));
    python.FS.writeFile(place, bytes);
  }
  session = program.begin(root);
  session.changed().destroy();
}

const plain = (value) => {
  const made = value.toJs({ create_proxies: false });
  value.destroy();
  return made;
};
const changed = () => plain(session.changed());

const jobs = {
  boot,
  add,
  begin,
  ask({ body }) {
    const answer = plain(session.ask(python.toPy(new TextEncoder().encode(body)).tobytes()));
    return { answer: new TextDecoder().decode(answer), changed: changed() };
  },
  download: ({ kind, id }) => plain(session.download(kind, id)),
  put({ given }) {
    for (const [path, bytes] of given) session.put(path, bytes ? python.toPy(bytes).tobytes() : undefined);
  },
  follow: ({ paths, listed }) => session.follow(python.toPy(paths), listed),
  command({ words }) {
    const status = session.command(python.toPy(words), (line) => postMessage({ line }));
    return { status, changed: changed() };
  },
  memory: () => python._module.HEAPU8.length,
};

let idling = 0;

/** Between two questions, in slices, so that no question waits long. */
function idle() {
  idling = 0;
  const said = session.idle();
  if (!said) return;
  for (const event of JSON.parse(said)) postMessage({ event });
  idling = setTimeout(idle, 30);
}

self.onmessage = async ({ data }) => {
  try {
    postMessage({ n: data.n, value: await jobs[data.job](data) });
  } catch (fault) {
    postMessage({ n: data.n, fault: String(fault instanceof Error ? fault.message : fault).slice(-2000) });
  }
  if (session && !idling) idling = setTimeout(idle, 30);
};
