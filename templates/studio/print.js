// The sheet on paper, as it is on the screen: every page on its own, in its own size.

/** @param {() => [number, number] | undefined} paper  width and height in points */
export function printable(paper) {
  const rules = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
  addEventListener("beforeprint", () => {
    const [width, height] = paper() ?? [0, 0];
    rules.replaceSync(width ? `@page { size: ${width}pt ${height}pt; margin: 0; } @media print { .halaman { width: ${width}pt !important; height: ${height}pt !important; } }` : "");
  });
}
