// What the browser keeps between two days: the folder that was open, and what was written where no folder can be.

/** @returns {Promise<IDBDatabase>} */
function database() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open("sopdoc", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("simpanan");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

/** @returns {Promise<any>} */
async function inStore(mode, run) {
  const kept = (await database()).transaction("simpanan", mode);
  const asked = run(kept.objectStore("simpanan"));
  return new Promise((done, failed) => {
    kept.oncomplete = () => done(asked?.result);
    kept.onabort = kept.onerror = () => failed(kept.error);
  });
}

export const keep = (key, value) => inStore("readwrite", (store) => store.put(value, key));
export const kept = (key) => inStore("readonly", (store) => store.get(key));
export const forget = (key) => inStore("readwrite", (store) => store.delete(key));
