function drawList() {
  const current = route();
  current.set("engine", currentEngine().name);
  byId("left").textContent = run.left > 0 ? `${counted(run.left, "failing case")} more did not fit into this page; deviations.csv has them all.` : "";
  showRows(filtered(current), "case");
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
    versus ? element("button", { class: "chip", type: "button", onclick: () => go({ versus: "" }) }, versus.startsWith("both ") ? `${versus.slice(5)} fails, too` : `${versus.slice(5)} does not fail`, " ✕") : "");
}

function cellWords(cell) {
  const [layer, padding, d, k, s] = cell.split(" ");
  return `${layer}, ${padding}, d = ${d}, k = ${k}, s = ${s}`;
}
