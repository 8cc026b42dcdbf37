// Python and resvg in a worker of the page's own text: everything comes as bytes from the page, part by part, nothing from a network.
// A page from disk cannot start module workers, and Pyodide takes a classic worker for one that must not be: it asks importScripts.
/** @type {any} */ (self).importScripts = () => { throw new TypeError("no importScripts"); };

const PAGE = 65536;        // bytes, of WebAssembly's memory
const NOWHERE = "https://sopdoc.invalid/";     // never asked: fetch is ours
const CARRIED = ["pyodide.asm.wasm", "python_stdlib.zip"];        // what Pyodide asks for by its address
const PROGRAM = "/program";
/** @type {any} */
let python;
/** @type {any} */
let program;
/** @type {any} */
let session;

// ------------------------------------------------------------ what the page carries

/** Parts by their names, unpacked, each when it has come.
 *  @type {Map<string, {come: Promise<Uint8Array>, arrive: (bytes: Promise<Uint8Array>) => void}>} */
const parts = new Map();

function awaited(name) {
  const known = parts.get(name);
  if (known) return known;
  /** @type {(bytes: Promise<Uint8Array>) => void} */
  let arrive = () => {};
  const made = { come: /** @type {Promise<Uint8Array>} */ (new Promise((done) => { arrive = done; })), arrive };
  parts.set(name, made);
  return made;
}

const part = (name) => awaited(name).come;

async function unpacked(bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

self.fetch = async (address) => {
  const name = String(address instanceof Request ? address.url : address).split("/").at(-1) ?? "";
  if (!CARRIED.includes(name)) throw new TypeError(`tidak ada jaringan: ${name}`);
  return new Response(/** @type {BufferSource} */ (await part(name)), { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream" } });
};

const asModule = async (name) => import(URL.createObjectURL(new Blob([/** @type {BufferSource} */ (await part(name))], { type: "text/javascript" })));

/** The files of a zip that stores them, as `packed` of sopdoc/portable/program.py writes it.  Source: APPNOTE.TXT of PKWARE. */
function* stored(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const size = view.getUint32(at + 18, true), name = at + 30, data = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    yield { name: new TextDecoder().decode(zip.subarray(name, name + view.getUint16(at + 26, true))), data: zip.subarray(data, data + size) };
    at = data + size;
  }
}

/** An archive's modules, from then on found by their names. */
function unpack(zip) {
  const made = new Set();
  for (const { name, data } of stored(zip)) {
    const place = `${PROGRAM}/${name}`, folder = place.slice(0, place.lastIndexOf("/"));
    if (!made.has(folder)) python.FS.mkdirTree(folder);
    made.add(folder);
    python.FS.writeFile(place, data, { canOwn: true });
  }
  python.runPython("import importlib; importlib.invalidate_caches()");
}

// ------------------------------------------------------------ pictures

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

// ------------------------------------------------------------ beginning

/** Python as it was when the page was made: `memory.bin` of sopdoc/portable/memory.mjs, which differs from what WebAssembly begins with. */
async function remembered() {
  const [{ loadPyodide }, { default: createModule }] = await Promise.all(["pyodide.mjs", "pyodide.asm.mjs"].map(asModule));
  const lockFileContents = JSON.stringify({ info: JSON.parse(new TextDecoder().decode(await part("info.json"))), packages: {} });
  const _loadSnapshot = await part("memory.bin"), memory = _loadSnapshot.subarray(new Uint32Array(_loadSnapshot.buffer)[1]);
  const createPyodideModule = (settings) => {
    const instantiate = settings.instantiateWasm;
    settings.instantiateWasm = (imports, receive) => instantiate(imports, (instance, module) => {
      const { memory: own } = instance.exports, fresh = new Uint32Array(own.buffer);
      const words = new Uint32Array(memory.buffer, memory.byteOffset, fresh.length);
      for (let i = 0; i < fresh.length; i += 1) words[i] ^= fresh[i];
      own.grow((memory.length - own.buffer.byteLength) / PAGE);          // Pyodide does not
      receive(instance, module);
    });
    return createModule(settings);
  };
  return loadPyodide({ indexURL: NOWHERE, packageBaseUrl: NOWHERE, createPyodideModule, _loadSnapshot, lockFileContents, env: { HOME: "/home" } });
}

/** Python with sopdoc in it, while the parts come one by one. */
async function begun() {
  python = await remembered();
  python._api.on_fatal = (fault) => postMessage({ died: `sopdoc berhenti: ${fault}` });      // memory, or a fault of WebAssembly: only a new one helps
  const resvg = await asModule("resvg.mjs");
  await resvg.initWasm(await part("resvg.wasm"));
  python.registerJsModule("sopdoc_page", { unfilter, svg_to_png: drawing(resvg) });
  unpack(await part("program.zip"));
  parts.clear();
  program = python.pyimport("sopdoc.worker");
}

const ready = begun();
ready.catch(() => {});        // who asks for `boot` is told

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
  session = program.begin(root, (book) => postMessage({ book }));
  session.changed().destroy();
}

const plain = (value) => {
  const made = value.toJs({ create_proxies: false });
  value.destroy();
  return made;
};
const changed = () => plain(session.changed());

const jobs = {
  boot: () => ready,
  add: async ({ bytes }) => unpack(await unpacked(bytes)),
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

const QUIET = 500, BETWEEN = 30;        // milliseconds: after a question, and between two slices
let idling = 0;

/** While nobody asks, in slices, so that no question waits long. */
function idle() {
  const said = session?.idle();
  if (!said) return;
  for (const event of JSON.parse(said)) postMessage({ event });
  idling = setTimeout(idle, BETWEEN);
}

self.onmessage = async ({ data }) => {
  if (data.part) return awaited(data.part).arrive(unpacked(data.bytes));
  try {
    postMessage({ n: data.n, value: await jobs[data.job](data) });
  } catch (fault) {
    postMessage({ n: data.n, fault: String(fault instanceof Error ? fault.message : fault).slice(-2000) });
  }
  clearTimeout(idling);
  idling = setTimeout(idle, QUIET);
};
