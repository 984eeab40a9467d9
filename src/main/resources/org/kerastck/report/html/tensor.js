/** A tensor as coloured grids, one for each pair of its outer indices. */
function tensorCard(title, tensor, layout, differs, contested) {
  const [shape, data] = tensor;
  const heading = element("h3", {}, `${title} `, element("small", {}, `(${shape.join(", ")}${shape.length === 1 ? "," : ""}) ${layout}`));
  if (data === undefined) return element("div", { class: "card" }, heading,
    element("p", { class: "note" }, "Its elements are left out: there are more than anyone would read."));
  const scale = Math.max(Number.MIN_VALUE, ...data.filter(Number.isFinite).map(Math.abs));
  return element("div", { class: "card" }, heading,
    element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": title },
      data.length === 0 ? element("p", { class: "note" }, "No elements.") : element("div", { class: "channels" }, ...planes(shape, layout).map((plane) => grid(plane, shape, data, scale, differs, contested)))));
}

/** The planes to draw: what to call each, and which element stands at row h, column w. */
function planes(shape, layout) {
  if (shape.length !== 4) {
    const rows = shape.length > 1 ? shape[0] : 1;
    const columns = shape.reduce((all, size) => all * size, 1) / rows;
    return [{ name: "", rows, columns, index: (h, w) => unravel(h * columns + w, shape) }];
  }
  const [height, width] = ["H", "W"].map((axis) => layout.indexOf(axis));
  const outer = [0, 1, 2, 3].filter((axis) => axis !== height && axis !== width);
  const names = { N: "batch", C: "channel", I: "in", O: "out" };
  const made = [];
  for (let a = 0; a < shape[outer[0]]; a++) {
    for (let b = 0; b < shape[outer[1]]; b++) {
      const name = `${names[layout[outer[0]]]} ${a}, ${names[layout[outer[1]]]} ${b}`;
      const index = (h, w) => {
        const at = [];
        [at[height], at[width], at[outer[0]], at[outer[1]]] = [h, w, a, b];
        return at;
      };
      made.push({ name, rows: shape[height], columns: shape[width], index });
    }
  }
  return made;
}

function grid(plane, shape, data, scale, differs, contested) {
  const rows = [];
  for (let h = 0; h < plane.rows; h++) {
    const cells = [];
    for (let w = 0; w < plane.columns; w++) {
      const at = plane.index(h, w);
      const value = data[ravel(at, shape)];
      const share = Number.isFinite(value) ? (55 * Math.abs(value)) / scale : 55;
      const others = contested?.get(ravel(at, shape));
      const kind = `${value < 0 ? "down" : "up"}${differs?.(at) ? " differs" : ""}${others ? " contested" : ""}`;
      cells.push(element("td", { class: kind, title: `(${at.join(", ")}): ${value}${others ? `; ${others.join(", ")}` : ""}`, style: { "--share": share.toFixed(1) } }, shortNumber(value)));
    }
    rows.push(element("tr", {}, ...cells));
  }
  return element("table", { class: "grid" }, plane.name ? element("caption", {}, plane.name) : "", element("tbody", {}, ...rows));
}

const shortNumber = (value) => (Number.isFinite(value) && !Number.isInteger(value) ? String(Number(value.toPrecision(4))) : String(value)).replace("-", "−");
const ravel = (at, shape) => at.reduce((offset, index, axis) => offset * shape[axis] + index, 0);

function unravel(offset, shape) {
  const at = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at[axis] = offset % shape[axis];
    offset = Math.floor(offset / shape[axis]);
  }
  return at;
}

/** What backends of Keras give otherwise, in words, by the offset of the element. */
function contestedElements(byBackend = {}) {
  const words = new Map();
  for (const [backend, [offsets, values]] of Object.entries(byBackend)) {
    offsets.forEach((offset, i) => words.set(offset, [...(words.get(offset) || []), `${backend}: ${values[i]}`]));
  }
  return words;
}

/** Which elements differ: those listed, otherwise unequal ones and those the other has not. */
function difference(mine, other, listed) {
  if (listed) {
    const set = new Set(listed);
    return (at) => set.has(ravel(at, mine[0]));
  }
  return (at) => {
    if (at.length !== other[0].length || at.some((index, axis) => index >= other[0][axis])) return true;
    const [a, b] = [mine[1][ravel(at, mine[0])], other[1][ravel(at, other[0])]];
    return a !== b && !(a === "NaN" && b === "NaN");
  };
}
