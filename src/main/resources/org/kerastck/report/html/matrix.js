/** Kernel size by strides, a map for each layer, padding and dilation rate. */
function drawMatrix() {
  const engine = currentEngine();
  const section = byId("matrix");
  const layers = [...new Set(engine.panels.map((panel) => panel.layer))];
  section.hidden = layers.length === 0;
  section.replaceChildren(
    element("h2", { id: "matrix-title" }, `Where ${engine.name} deviates`),
    element("p", { class: "note" },
      "Share of failing cases (deviating, crashed or timed out), in percent, by kernel size k and strides s, for each dilation rate d. Height and width are pooled: " +
      "a case counts in the cell of each of its axes. Unsupported cases do not count. Choose a cell to see its cases; arrow keys move." +
      (engine.outside > 0 ? ` ${counted(engine.outside, "case")} beyond these ranges or without a readable geometry are not shown.` : "")),
    element("div", { class: "legend", "aria-hidden": "true" }, "0 %", element("i"), "100 %"),
    ...layers.flatMap((layer) => [
      element("h3", {}, layer),
      element("div", { class: "panels" }, ...engine.panels.filter((panel) => panel.layer === layer).map(heatMap)),
    ]),
  );
}

function heatMap(panel) {
  const kernels = [...new Set(panel.cells.map((cell) => cell[0]))].sort((a, b) => a - b);
  const strides = [...new Set(panel.cells.map((cell) => cell[1]))].sort((a, b) => a - b);
  const cells = new Map(panel.cells.map((cell) => [`${cell[0]} ${cell[1]}`, cell]));
  const table = element("table", { class: "heat", style: { "--columns": String(strides.length + 1) }, onkeydown: moveInHeatMap },
    element("caption", {}, `${panel.padding}, d = ${panel.d}`),
    element("thead", {}, element("tr", {}, element("th", { class: "corner" }, "k \\ s"), ...strides.map((s) => element("th", { scope: "col" }, String(s))))),
    element("tbody", {}, ...kernels.map((k) => element("tr", {}, element("th", { scope: "row" }, String(k)), ...strides.map((s) => element("td", {}, heatCell(panel, k, s, cells.get(`${k} ${s}`))))))),
  );
  const stop = table.querySelector("button[aria-pressed=true]") || table.querySelector("button.some") || table.querySelector("button");
  if (stop) stop.tabIndex = 0;
  return table;
}

/** How a cell looks, and what it says to those who cannot see it. */
function cellLook(panel, k, s, total, failing) {
  const share = (100 * failing) / total;
  const words = `${panel.layer}, ${panel.padding}, dilation rate ${panel.d}, kernel size ${k}, strides ${s}: ${number(failing)} of ${counted(total, "case")}${failing === 1 ? " fails" : " fail"}`;
  return { title: words, "aria-label": words, class: failing === 0 ? "cell" : share > 85 ? "cell some most" : "cell some", style: { "--share": String(share) } };
}

const cellNumber = (total, failing) => (failing === 0 ? "·" : String(Math.max(1, Math.round((100 * failing) / total))));

function heatCell(panel, k, s, cell) {
  if (!cell) return element("span", { class: "empty", title: "No case" });
  const [, , total, failing] = cell;
  const key = `${panel.layer} ${panel.padding} ${panel.d} ${k} ${s}`;
  return element("button", {
    type: "button", tabindex: "-1", "data-cell": key, ...cellLook(panel, k, s, total, failing),
    "aria-pressed": String(route().get("cell") === key),
    onclick: () => { go({ engine: currentEngine().name, cell: route().get("cell") === key ? "" : key, cause: "" }); showList(); },
  }, cellNumber(total, failing));
}

/** Arrow keys move from cell to cell; Tab leaves the map. */
function moveInHeatMap(event) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
  const cell = event.target.closest("td");
  if (!step || !cell) return;
  event.preventDefault();
  let [row, column] = [cell.parentNode.sectionRowIndex, cell.cellIndex];
  const rows = cell.closest("tbody").rows;
  do {
    [row, column] = [row + step[0], column + step[1]];
  } while (rows[row]?.cells[column] && !rows[row].cells[column].querySelector("button"));
  const next = rows[row]?.cells[column]?.querySelector("button");
  if (!next) return;
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
