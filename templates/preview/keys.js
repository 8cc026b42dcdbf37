// Keys → commands.  Where one types, and with Ctrl, Alt or Meta, keys keep their own meaning.

const KEYS = {
  "/": (run) => run.search(),
  j: (run) => run.step(1),
  k: (run) => run.step(-1),
  PageDown: (run) => run.page(1),
  PageUp: (run) => run.page(-1),
  "+": (run) => run.zoom(1.2),
  "=": (run) => run.zoom(1.2),
  "-": (run) => run.zoom(1 / 1.2),
  0: (run) => run.mode("asli"),
  w: (run) => run.mode("lebar"),
  h: (run) => run.mode("halaman"),
  a: (run) => run.flow(),
  g: (run) => run.theme(),
  d: (run) => run.tab("diagnostik"),
  l: (run) => run.tab("langkah"),
  e: (run) => run.edit(),
  s: (run) => run.fold("daftar"),
  p: (run) => run.fold("panel"),
  "?": (run) => run.help(),
  Escape: (run) => run.clear(),
};

export function keyboard(commands) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /** @type {Element} */ (event.target).closest("input, textarea, dialog")) return;
    const run = KEYS[event.key];
    if (!run) return;
    event.preventDefault();
    run(commands);
  });
}
