/** The list renders the rows that are in view, and a few around them. */
const list = { shown: [], active: 0, first: -1, last: -1 };
const MARGIN = 8;

const rowHeight = () => (matchMedia("(max-width: 640px)").matches ? 66 : 44);

function drawList() {
  const current = route();
  current.set("engine", currentEngine().name);
  list.shown = filtered(current);
  list.active = 0;
  list.first = -1;
  byId("count").textContent = counted(list.shown.length, "deviation");
  byId("left").textContent = run.left > 0 ? `${counted(run.left, "deviating case")} more did not fit into this page; deviations.csv has them all.` : "";
  byId("list").scrollTop = 0;
  byId("list").hidden = list.shown.length === 0;
  drawRows();
}

function drawRows() {
  const frame = byId("list");
  const height = rowHeight();
  const first = Math.max(0, Math.floor(frame.scrollTop / height) - MARGIN);
  const last = Math.min(list.shown.length, Math.ceil((frame.scrollTop + frame.clientHeight) / height) + MARGIN);
  if (first === list.first && last === list.last) return;
  const focused = byId("rows").contains(document.activeElement);
  [list.first, list.last] = [first, last];
  byId("rows").style.height = `${list.shown.length * height}px`;
  byId("rows").replaceChildren(...list.shown.slice(first, last).map((deviation, i) => listRow(deviation, first + i, height)));
  if (focused) focusRow();
}

function listRow(deviation, index, height) {
  const state = deviation.known ? "known" : "new";
  return element("li", { style: { top: `${index * height}px` }, "aria-posinset": String(index + 1), "aria-setsize": String(list.shown.length) },
    element("a", { href: fragment({ case: deviation.of.id, engine: deviation.engine.name }), "data-index": String(index), tabindex: index === list.active ? "0" : "-1" },
      element("span", { class: "id", title: deviation.of.id }, deviation.of.id),
      element("span", { class: "kind" }, deviation.kind),
      element("span", { class: "why", title: deviation.why }, deviation.why),
      element("span", { class: state }, state)));
}

function focusRow() {
  byId("rows").querySelector(`a[data-index="${list.active}"]`)?.focus({ preventScroll: true });
}

function moveInList(event) {
  const page = Math.floor(byId("list").clientHeight / rowHeight());
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
  if (!step || !event.target.dataset.index) return;
  event.preventDefault();
  list.active = Math.min(list.shown.length - 1, Math.max(0, Number(event.target.dataset.index) + step));
  const frame = byId("list");
  const [top, height] = [list.active * rowHeight(), rowHeight()];
  if (top < frame.scrollTop) frame.scrollTop = top;
  if (top + height > frame.scrollTop + frame.clientHeight) frame.scrollTop = top + height - frame.clientHeight;
  list.first = -1;
  drawRows();
  focusRow();
}

function choice(name, label, values) {
  const select = element("select", { "aria-label": label, name, onchange: () => go({ [name]: select.value }) },
    element("option", { value: "" }, label), ...values.map((value) => element("option", { value }, value)));
  select.value = route().get(name) || "";
  return select;
}

function drawFilters() {
  const form = byId("filters");
  const engine = currentEngine();
  const mine = deviations.filter((deviation) => deviation.engine === engine);
  const cell = route().get("cell");
  const old = form.querySelector("input");
  const search = old || element("input", { type: "search", name: "search", placeholder: "Part of a case's id", "aria-label": "Part of a case's id",
    oninput: () => history.replaceState(null, "", fragment({ search: search.value })) || drawList() });
  if (document.activeElement !== search) search.value = route().get("search") || "";
  const versus = route().get("versus");
  form.replaceChildren(search,
    choice("kind", "Every kind", [...new Set(mine.map((one) => one.kind))].sort()),
    choice("cause", "Every cause", engine.causes.map((cause) => `${text(cause.k)}: ${text(cause.c)}`)),
    choice("state", "Known and new", ["known", "new"]),
    cell ? element("button", { class: "chip", type: "button", onclick: () => go({ cell: "" }) }, cellWords(cell), " ✕") : "",
    versus ? element("button", { class: "chip", type: "button", onclick: () => go({ versus: "" }) }, versus.startsWith("both ") ? `${versus.slice(5)} deviates, too` : `${versus.slice(5)} does not deviate`, " ✕") : "");
}

function cellWords(cell) {
  const [layer, padding, d, k, s] = cell.split(" ");
  return `${layer}, ${padding}, d = ${d}, k = ${k}, s = ${s}`;
}
