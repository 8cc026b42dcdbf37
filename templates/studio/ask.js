// How the page asks: `ask(request) → answer`, and `follow(told)` for what happens by itself.  The only module that knows a transport.

/** Is somebody answered while a book is bound? */
export const BESIDE_BOOK = true;

/** One request of sopdoc/studio/requests.py; its answer, whose `jenis` says which it is.
 *  @param {{jenis: string, [key: string]: unknown}} request
 *  @returns {Promise<any>} */
export async function ask(request) {
  const answer = await fetch("api/tanya", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(request) });
  if (!answer.ok) throw new Error(`studio menjawab ${answer.status}`);
  return answer.json();
}

/** Follows what others change while somebody looks; `told` hears of events, `state` of the connection.
 *  @param {(event: any) => void} told
 *  @param {(kind: "ada"|"putus"|"penuh") => void} state */
export function follow(told, state) {
  /** @type {EventSource | undefined} */
  let events;
  const begin = () => {
    events?.close();
    if (document.hidden) return;
    const own = (events = new EventSource("api/acara"));
    own.onopen = () => state("ada");
    own.onerror = () => state(own.readyState === EventSource.CLOSED ? "penuh" : "putus");
    own.onmessage = ({ data }) => told(JSON.parse(data));
  };
  document.addEventListener("visibilitychange", begin);
  begin();
}

/** A document of what is shown, as a file of the browser.
 *  @param {string} kind
 *  @param {string} id */
export async function download(kind, id) {
  const answer = await fetch(`unduh/${kind}?${new URLSearchParams({ id })}`);
  if (!answer.ok) throw new Error(await answer.text());
  const name = decodeURIComponent((answer.headers.get("Content-Disposition") ?? "''sop").split("''")[1]);
  return { name, url: URL.createObjectURL(await answer.blob()) };
}
