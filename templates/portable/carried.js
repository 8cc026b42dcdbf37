// The page's first script, no module: the worker begins while the page is still being read, and is given each part as soon as that has come.
// Each part stands in a script of plain text, one sign a byte, as `written` of sopdoc/portable/page.py puts it there.

const carried = /** @type {any} */ (globalThis).carried = (() => {
  const ESCAPE = "=".charCodeAt(0), SHIFT = 64;
  const BYTES = new Uint8Array(65536);        // of a sign's number
  for (const [byte, sign] of [...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, n) => n))].entries()) BYTES[sign.charCodeAt(0)] = byte;

  /** @param {Element} script */
  function bytesOf(script) {
    const text = script.textContent ?? "", bytes = new Uint8Array(text.length);
    let size = 0;
    for (let i = 0; i < text.length; i += 1) {
      let code = text.charCodeAt(i);
      if (code === ESCAPE) code = text.charCodeAt(i += 1) - SHIFT;
      bytes[size] = code < 128 ? code : BYTES[code];
      size += 1;
    }
    return bytes.subarray(0, size);
  }

  function begun() {
    const text = atob(document.getElementById("pekerja")?.textContent ?? "");
    return new Worker(URL.createObjectURL(new Blob([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], { type: "text/javascript" })));
  }

  /** @param {Worker} worker
   *  @param {Element} script */
  function give(worker, script) {
    const bytes = bytesOf(script);
    worker.postMessage({ part: script.getAttribute("data-muatan"), bytes }, [bytes.buffer]);
  }

  /** The page's own modules by their names, the example's files, the licences; then the page begins. */
  async function opened(script) {
    const text = new Blob([bytesOf(script)]).stream().pipeThrough(new DecompressionStream("gzip"));
    const { modul, contoh, tentang } = await new Response(text).json();
    Object.assign(document.head.appendChild(document.createElement("script")), { type: "importmap", textContent: JSON.stringify({ imports: modul }) });
    carried.example = contoh;
    if (document.readyState === "loading") await new Promise((done) => { document.addEventListener("DOMContentLoaded", done); });
    /** @type {HTMLElement} */ (document.getElementById("tentang")).innerHTML = tentang;
    await import(/** @type {any} */ ("sopdoc/portable.js"));
  }

  return { first: begun(), begun, give, bytesOf, opened, example: {} };
})();
