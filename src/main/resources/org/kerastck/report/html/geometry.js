/**
 * The geometry of a case as a drawing. An axis is [is transposed, n, k, s, d, output size, before,
 * after]: pads of a convolution, and of a transposed one the crop before.
 */
const spanOf = ([, , k, , d]) => (k - 1) * d + 1;
const MOST_DRAWN = 40;

/** The cells of an axis, and for each position of the kernel where its taps lie. */
function axisCells(axis) {
  const [transposed, n, k, s, d, out, before, after] = axis;
  const cells = [];
  if (!transposed) {
    const first = Math.min(-before, 0);
    const last = Math.max(n + after, out > 0 ? (out - 1) * s - before + spanOf(axis) : 0, n);
    for (let at = first; at < last; at++) cells.push(at < 0 || at >= n ? { kind: "pad", name: "0" } : { kind: "in", name: `x${at}` });
    return { cells, positions: out, taps: (at) => Array.from({ length: k }, (_, tap) => at * s - before - first + tap * d), unit: "y" };
  }
  const full = (n - 1) * s + spanOf(axis);
  const first = Math.min(0, before);
  const last = Math.max(full, out + before);
  for (let at = first; at < last; at++) {
    const output = at - before;
    const kept = output >= 0 && output < out;
    cells.push(!kept ? { kind: "crop", name: "−" } : at < 0 || at >= full ? { kind: "pad", name: "0" } : { kind: "out", name: `y${output}` });
  }
  return { cells, positions: n, taps: (at) => Array.from({ length: k }, (_, tap) => at * s - first + tap * d), unit: "x" };
}

/** Both axes as one picture: every cell, and the kernel at two positions. */
function drawGeometry(geometry, title) {
  const [rows, columns] = [axisCells(geometry.h), axisCells(geometry.v)];
  if (rows.cells.length > MOST_DRAWN || columns.cells.length > MOST_DRAWN || rows.cells.length === 0 || columns.cells.length === 0) return "";
  const size = Math.max(12, Math.min(30, Math.floor(420 / Math.max(columns.cells.length, rows.cells.length))));
  const [left, top] = [26, 20];
  const width = left + columns.cells.length * size + 4;
  const height = top + rows.cells.length * size + 4;
  const svg = graphic("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "geometry", role: "img", "aria-label": title });
  const name = (text, x, y) => svg.append(graphic("text", { x, y, class: "name" }, text));
  if (size >= 18) {
    columns.cells.forEach((cell, w) => name(cell.name, left + w * size + size / 2, top - 6));
    rows.cells.forEach((cell, h) => name(cell.name, left / 2 - 2, top + h * size + size / 2 + 4));
  }
  const both = (one, other) => (one === other ? one : [one, other].includes("crop") ? "crop" : "pad");
  rows.cells.forEach((row, h) => columns.cells.forEach((column, w) => svg.append(
    graphic("rect", { x: left + w * size + 1, y: top + h * size + 1, width: size - 2, height: size - 2, rx: 2, class: both(row.kind, column.kind) }))));
  if (rows.positions > 0 && columns.positions > 0) {
    drawKernel(svg, rows, columns, rows.positions - 1, columns.positions - 1, { left, top, size, kind: "last" });
    drawKernel(svg, rows, columns, 0, 0, { left, top, size, kind: "first" });
  }
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": title }, svg);
}

function drawKernel(svg, rows, columns, h, w, { left, top, size, kind }) {
  const [high, wide] = [rows.taps(h), columns.taps(w)];
  for (const y of high) for (const x of wide) svg.append(graphic("circle", { cx: left + x * size + size / 2, cy: top + y * size + size / 2, r: kind === "first" ? size / 5 : size / 8, class: `tap ${kind}` }));
  const inset = kind === "first" ? 0 : 2;
  svg.append(graphic("rect", {
    x: left + wide[0] * size + inset, y: top + high[0] * size + inset,
    width: (wide.at(-1) - wide[0] + 1) * size - 2 * inset, height: (high.at(-1) - high[0] + 1) * size - 2 * inset, rx: 3, class: `window ${kind}`,
  }));
}

function geometryLegend(transposed) {
  const key = (kind, words) => [element("i", { class: kind }), words];
  const kinds = transposed
    ? [["out", "output"], ["crop", "cropped"], ["pad", "appended zero"]]
    : [["in", "input"], ["pad", "padding"]];
  return element("p", { class: "key" }, ...kinds.flatMap(([kind, words]) => key(kind, words)),
    ...key("first", `kernel of the first ${transposed ? "input" : "output"}`), ...key("last", "of the last"));
}

/** What is drawn, in words; lines that the other side does not have are marked. */
function geometryCard(title, index, other, words) {
  const geometry = run.geometries[index];
  const card = element("div", { class: "card" }, element("h3", {}, title), words ? element("p", {}, words) : "");
  if (!geometry) {
    if (!words) card.append(element("p", { class: "note" }, "There is no geometry to draw."));
    return card;
  }
  const there = run.geometries[other];
  geometry.w.forEach((line, i) => card.append(element("p", { class: there && there.w[i] !== line ? "unlike" : "" }, text(line))));
  const drawn = drawGeometry(geometry, `${title}, drawn`);
  card.append(drawn || element("p", { class: "note" }, "Too large to be drawn here."));
  if (drawn) card.append(geometryLegend(geometry.h[0] === 1));
  return card;
}
