// How the studio's page asks where there is no server: the worker answers, and what it wrote is saved in the folder.

import { call, EndedError, hear } from "./engine.js";
import { busy, save, stop } from "./folder.js";

/** Is somebody answered while a book is bound?  The worker does one thing after the other. */
export const BESIDE_BOOK = false;
const STOPPED = { jenis: "Ditolak", alasan: "Penyusunan buku dihentikan", petunjuk: "" };

/** How far the book is that is being bound, as the worker said last. */
let book = { jenis: "BukuBerjalan", tahap: "", selesai: 0, jumlah: 0 };
hear("book", (now) => { book = now; });

/** As the server's: one request of sopdoc/studio/requests.py; its answer.  A worker that ended meanwhile wrote nothing: the next one is asked. */
export async function ask(request) {
  if (request.jenis === "LihatKemajuan") return book;
  if (request.jenis === "HentikanBuku") return (stop(), book);
  try {
    return await once(request);
  } catch (fault) {
    if (!(fault instanceof EndedError)) throw fault;
    return request.jenis === "SusunBuku" ? STOPPED : once(request);
  }
}

function once(request) {
  return busy(async () => {
    for (;;) {
      const { answer, changed } = await call("ask", { body: JSON.stringify(request) });
      if (await save(changed)) return JSON.parse(answer);       // else somebody wrote the same file: asked again on that text
    }
  });
}

export function follow(told, state) {
  hear("event", told);
  hear("ended", () => state("putus"));
  hear("begun", () => state("ada"));
  state("ada");
}

export async function download(kind, id) {
  const [status, name, content] = await call("download", { kind, id });
  if (status >= 400) throw new Error(new TextDecoder().decode(content));
  return { name: decodeURIComponent(name), url: URL.createObjectURL(new Blob([content])) };
}
