// Requests one after the other: each gesture is made on the sheet that the one before left, refused, or put to the person to choose.

import { ask } from "./ask.js";
import { chosenOurs } from "./conflict.js";

export class Turns {
  /** @param {{state: any, show: (answer: any, fresh: boolean) => void, gone: () => void, say: (text: string, kind?: "kabar"|"baik"|"galat") => void,
   *    after: (gerak: any, then: any) => void, lost: () => void}} page `after`: a gesture was made; `lost`: the studio is gone, or answered what nobody expected */
  constructor(page) {
    this.page = page;
    /** @type {Promise<any>} */
    this.last = Promise.resolve();
    this.waiting = 0;
  }

  /** @param {() => Promise<any>} run
   *  @returns {Promise<any>} */
  take(run) {
    this.waiting += 1;
    document.body.classList.add("sibuk");
    this.last = this.last.then(run).catch((fault) => this.failed(fault)).finally(() => document.body.classList.toggle("sibuk", (this.waiting -= 1) > 0));
    return this.last;
  }

  failed(fault) {
    console.error(fault);
    this.page.lost();
    return false;
  }

  open(id) {
    return this.take(async () => this.page.show(await ask({ jenis: "Buka", id }), id !== this.page.state.id));
  }

  /** A gesture on the sheet that is shown; `then` says what to choose on the new one.  True when it was made. */
  async act(gerak, then = {}) {
    const { state } = this.page;
    return await this.change(gerak, then, state.id, state.lembar.sidik) === "jadi";
  }

  /** What menus and questions make is meant for the sheet that they were asked on; they hear why it was not made, "" when it was or nobody wants it.
   *  @returns {import("./actions.js").Make} */
  actOn({ sidik }) {
    const { state } = this.page;
    return async (gerak, then) => {
      const outcome = await this.change(gerak, then ?? {}, state.id, sidik);
      return outcome === "ditolak" ? state.refusal : outcome === "tertunda" ? "Studio belum dapat menulisnya; coba lagi sesaat lagi." : "";
    };
  }

  /** As `act`, of any sheet; `sidik` may be asked for when it is sent, and `then.made` hears of the new sheet before the next gesture is sent.
   *  @returns {Promise<import("./unsaved.js").Outcome>} */
  async change(gerak, then, id, sidik) {
    const { state, show, gone, after } = this.page;
    return await this.take(async () => {
      const answer = await this.settled({ jenis: "Ubah", id, sidik: typeof sidik === "string" ? sidik : sidik(), gerak });
      if (typeof answer === "string") return answer;
      if (answer.jenis === "TidakAda") return id === state.id ? (gone(), "tertunda") : "tertunda";
      if (answer.jenis === "Ditolak") return (await this.refused(answer), id === state.id && !state.lembar.kotak.length ? "tertunda" : "ditolak");
      if (id !== state.id) return "jadi";
      show(answer, false);
      then.made?.();
      after(gerak, then);
      return "jadi";
    }) || "tertunda";
  }

  async refused({ alasan, petunjuk }) {
    const { state, say, show } = this.page;
    state.refusal = petunjuk ? `${alasan}: ${petunjuk}` : alasan;
    say(state.refusal, "galat");
    const fresh = state.id ? await ask({ jenis: "Buka", id: state.id }) : null;
    if (fresh?.jenis === "Lembar" && fresh.sidik !== state.lembar.sidik) show(fresh, false);
    return false;
  }

  /** The answer to a request; where somebody else changed the same, the person sees both and chooses, or does not. */
  async settled(request) {
    const { state, show } = this.page;
    const answer = await ask(request);
    if (answer.jenis !== "Bentrok") return answer;
    const chosen = await chosenOurs(answer.beda, request.jenis);
    if (chosen === "sini") return ask({ ...request, paksa: true });
    if (request.id === state.id) show(await ask({ jenis: "Buka", id: request.id }), false);
    return chosen;
  }

  /** @param {"Batalkan"|"Ulangi"} jenis */
  step(jenis) {
    const { state, show } = this.page;
    this.take(async () => {
      const answer = await this.settled({ jenis, id: state.id });
      if (answer.jenis === "Lembar") show(answer, false);
      else if (answer.jenis === "Ditolak") await this.refused(answer);
    });
  }
}
