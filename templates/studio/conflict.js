// Somebody else changed the same place: both are shown, and the person chooses.

import { question } from "./prompt.js";

const WORDS = {
  Ubah: ["Tulisan Anda", "Pakai tulisan saya"], Batalkan: ["Sesudah dibatalkan", "Tetap batalkan"], Ulangi: ["Sesudah diulangi", "Tetap ulangi"],
};

/** What shall count, what is done here or what the file says; "batal" when nobody chose.
 *  @param {{tempat: string, di_sini: string, di_berkas: string}[]} places
 *  @param {string} kind the request's `jenis`
 *  @returns {Promise<"sini"|"berkas"|"batal">} */
export async function chosenOurs(places, kind) {
  const [here, choose] = WORDS[kind];
  const lines = places.map((one) => `${one.tempat}\n  ${here}: ${one.di_sini || "(kosong)"}\n  Di berkas: ${one.di_berkas || "(kosong)"}`);
  const answer = await question({
    judul: "Berkas ini diubah orang lain di tempat yang sama", rinci: lines.join("\n"),
    tombol: [{ nilai: "berkas", label: "Biarkan yang di berkas", utama: true }, { nilai: "sini", label: choose }],
  });
  return /** @type {"sini"|"berkas"|"batal"} */ (answer?.tombol ?? "batal");
}
