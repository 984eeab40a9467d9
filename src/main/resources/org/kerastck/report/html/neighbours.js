/** The cells around a case in the engine's maps: the same layer and padding, k and s one less and one more. */
function neighboursCard(one, engine) {
  const card = element("div", { class: "card" }, element("h3", {}, "Neighbouring cells"));
  if (!one.x) {
    card.append(element("p", { class: "note" }, "The case has no kernel size and strides."));
    return card;
  }
  const [kh, kw, sh, sw, dh, dw] = one.x;
  const same = kh === kw && sh === sw && dh === dw;
  const maps = same ? [["Both axes", kh, sh, dh]] : [["Height", kh, sh, dh], ["Width", kw, sw, dw]];
  card.append(
    element("p", { class: "note" }, `Share of ${engine.name}'s cases that fail, in percent; the case's own cell is framed. Choose one to see its cases.`),
    element("div", { class: "channels" }, ...maps.map(([name, k, s, d]) => neighbours(one, engine, name, k, s, d))));
  return card;
}

function neighbours(one, engine, name, k, s, d) {
  const panel = engine.panels.find((it) => it.layer === one.layer && it.padding === one.padding && it.d === d);
  if (!panel) return element("p", { class: "note" }, `${name}: beyond the maps.`);
  const around = (value, all) => [...new Set(all)].sort((a, b) => a - b).filter((it) => Math.abs(it - value) <= 1 || it === value);
  const kernels = around(k, panel.cells.map((cell) => cell[0]));
  const strides = around(s, panel.cells.map((cell) => cell[1]));
  const cells = new Map(panel.cells.map((cell) => [`${cell[0]} ${cell[1]}`, cell]));
  return element("table", { class: "heat small", style: { "--columns": String(strides.length + 1) } },
    element("caption", {}, `${name}, d = ${d}`),
    element("thead", {}, element("tr", {}, element("th", { class: "corner" }, "k \\ s"), ...strides.map((it) => element("th", { scope: "col" }, String(it))))),
    element("tbody", {}, ...kernels.map((row) => element("tr", {}, element("th", { scope: "row" }, String(row)), ...strides.map((column) =>
      element("td", { class: row === k && column === s ? "own" : "" }, neighbour(panel, row, column, cells.get(`${row} ${column}`), engine)))))));
}

function neighbour(panel, k, s, cell, engine) {
  if (!cell) return element("span", { class: "empty", title: "No case" });
  const [, , total, failing] = cell;
  const key = `${panel.layer} ${panel.padding} ${panel.d} ${k} ${s}`;
  return element("a", {
    href: fragment({ engine: engine.name, cell: key }, new URLSearchParams()), ...cellLook(panel, k, s, total, failing),
  }, cellNumber(total, failing));
}
