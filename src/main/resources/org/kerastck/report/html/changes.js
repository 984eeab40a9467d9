/** What changed between two runs: rows of [engine, change, case, cause], all but the first two in `strings`. */
const run = JSON.parse(byId("data").textContent);
const text = (index) => run.strings[index];
const WORDS = { new: "new", fixed: "fixed", changed: "changed", added: "run for the first time", missing: "not run", unchanged: "unchanged" };
const changes = run.rows.map(([engine, change, id, cause]) => ({ engine: run.engines[engine].name, change: run.changes[change], id: text(id), cause: text(cause) }));

const tests = {
  engine: (row, name) => row.engine === name,
  change: (row, change) => row.change === change,
  cause: (row, cause) => row.cause === cause,
  search: (row, words) => row.id.toLowerCase().includes(words.toLowerCase()),
};

function matching(names) {
  const set = Object.entries(tests).filter(([name]) => names.includes(name) && route().get(name));
  return changes.filter((row) => set.every(([name, test]) => test(row, route().get(name))));
}

function listRow(row, index, height) {
  return element("li", { style: { top: `${index * height}px` }, "aria-posinset": String(index + 1), "aria-setsize": String(list.shown.length) },
    element("div", { class: "row", "data-index": String(index), tabindex: index === list.active ? "0" : "-1" },
      element("span", { class: "id", title: row.id }, row.id),
      element("span", { class: `kind change ${row.change}` }, WORDS[row.change]),
      element("span", { class: "why", title: row.cause }, row.cause),
      element("span", {}, row.engine)));
}

function engineCard(engine) {
  const tone = engine.new > 0 ? "bad" : engine.fixed > 0 ? "good" : "knows";
  const part = (change) => (engine[change] > 0 ? `${number(engine[change])} ${WORDS[change]}` : "");
  return element("button", {
    class: `verdict ${tone}`, type: "button", "data-engine": engine.name, "aria-pressed": String(route().get("engine") === engine.name),
    onclick: () => go({ engine: route().get("engine") === engine.name ? "" : engine.name }),
  },
  element("span", {}, `${engine.name} `, element("small", {}, engine.versions)),
  element("b", {}, engine.new > 0 ? number(engine.new) : engine.fixed > 0 ? number(engine.fixed) : "0"),
  element("span", { class: "words" }, engine.new > 0 ? "new deviations" : engine.fixed > 0 ? "fixed, none new" : "Nothing new deviates"),
  element("small", {}, `${["fixed", "changed", "added", "missing"].map(part).filter(Boolean).join(", ") || "No case changed"}. ${number(engine.unchanged)} unchanged, of which ${number(engine.still)} still deviate.`));
}

/** A count for each change and cause; choosing one filters the list. */
function drawGroups() {
  const groups = new Map();
  for (const row of matching(["engine"])) {
    const key = `${row.change} ${row.cause}`;
    const group = groups.get(key) || { ...row, count: 0 };
    group.count++;
    groups.set(key, group);
  }
  const order = Object.keys(WORDS);
  const sorted = [...groups.values()].sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change) || b.count - a.count);
  byId("groups").replaceChildren(
    element("h2", { id: "groups-title" }, "By cause ", element("small", {}, "choose one to see its cases")),
    ...sorted.slice(0, 100).map((group) => element("div", { class: "cause" },
      element("div", { class: "number" }, number(group.count)),
      element("h3", {}, element("span", { class: `tag change ${group.change}` }, WORDS[group.change]), " ",
        element("button", { type: "button", onclick: () => { go({ change: group.change, cause: group.cause }); byId("cases").scrollIntoView(); } }, group.cause || "no reason given")))));
}

function drawChangeFilters() {
  const form = byId("filters");
  const search = form.querySelector("input") || element("input", { type: "search", name: "search", placeholder: "Part of a case's id", "aria-label": "Part of a case's id",
    oninput: () => { history.replaceState(null, "", fragment({ search: search.value })); showRows(matching(Object.keys(tests)), "case"); } });
  if (document.activeElement !== search) search.value = route().get("search") || "";
  const some = matching(["engine"]);
  form.replaceChildren(search,
    choice("engine", "Every engine", run.engines.map((engine) => engine.name)),
    choice("change", "Every change", Object.keys(WORDS).filter((change) => some.some((row) => row.change === change))),
    choice("cause", "Every cause", [...new Set(some.map((row) => row.cause))].sort()));
}

function draw() {
  byId("verdicts").replaceChildren(...run.engines.map(engineCard));
  drawGroups();
  drawChangeFilters();
  showRows(matching(Object.keys(tests)), "case");
}

byId("list").addEventListener("scroll", drawRows, { passive: true });
byId("list").addEventListener("keydown", moveInList);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
addEventListener("resize", () => { list.first = -1; drawRows(); });
addEventListener("hashchange", draw);
draw();
