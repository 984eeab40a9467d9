/** Engines side by side: how each does in every suite, and on how many cases each pair parts. */
function drawComparison() {
  const section = byId("comparison");
  section.hidden = run.engines.length < 2;
  if (section.hidden) return;
  section.replaceChildren(
    element("h2", { id: "comparison-title" }, "Engines side by side ", element("small", {}, "cases that fail, of those that the engine supports")),
    element("div", { class: "scroll", tabindex: "0", role: "group", "aria-labelledby": "comparison-title" }, suitesTable()),
    pairsTable(),
  );
}

function suitesTable() {
  const suites = [...new Set(run.engines.flatMap((engine) => Object.keys(engine.suites)))].sort();
  const cell = (engine, suite) => {
    const [cases, failures, unsupported] = engine.suites[suite] || [0, 0, 0];
    if (cases === unsupported) return element("td", { class: "none" }, cases === 0 ? "" : "unsupported");
    const share = (100 * failures) / (cases - unsupported);
    return element("td", { style: { "--share": String(share) }, class: failures > 0 ? "bar" : "" },
      failures === 0 ? "✓" : number(failures), element("small", {}, ` of ${number(cases - unsupported)}`));
  };
  return element("table", { class: "suites" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Suite"), ...run.engines.map((engine) => element("th", { scope: "col" }, engine.name)))),
    element("tbody", {}, ...suites.map((suite) => element("tr", {}, element("th", { scope: "row" }, ...breakable(suite)), ...run.engines.map((engine) => cell(engine, suite))))));
}

/** A name that may go on in the next line between its words. */
const breakable = (name) => (name.match(/[^/_]*[/_]?/g) || []).flatMap((word) => [word, element("wbr")]);

/** How many cases engine i fails, by whether engine j fails them too: [i][j] = [alone, both]. */
function pairCounts() {
  const counts = run.engines.map(() => run.engines.map(() => [0, 0]));
  for (const one of run.cases) {
    const failing = new Set(one.d.map((failure) => failure.e));
    for (const i of failing) run.engines.forEach((_, j) => { counts[i][j][failing.has(j) ? 1 : 0]++; });
  }
  return counts;
}

/** Of each pair: where one fails alone, and where both do; each number filters the list. */
function pairsTable() {
  const counts = pairCounts();
  const rows = [];
  const cell = (count, engine, versus) => element("td", {}, count === 0 ? "0" : element("button", { type: "button", class: "link", onclick: () => {
    location.hash = fragment({ engine: engine.name, versus }, new URLSearchParams());
    showList();
  } }, number(count)));
  run.engines.forEach((one, i) => run.engines.forEach((other, j) => {
    const [alone, both, otherAlone] = [counts[i][j][0], counts[i][j][1], counts[j][i][0]];
    if (i < j && alone + both + otherAlone > 0) {
      rows.push(element("tr", {}, element("th", { scope: "row" }, `${one.name} and ${other.name}`),
        cell(alone, one, `only ${other.name}`), cell(both, one, `both ${other.name}`), cell(otherAlone, other, `only ${one.name}`)));
    }
  }));
  if (rows.length === 0) return "";
  return element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Pairs of engines" }, element("table", { class: "suites pairs" },
    element("thead", {}, element("tr", {}, ...["Two engines", "only the first fails", "both fail", "only the second fails"].map((name) => element("th", { scope: "col" }, name)))),
    element("tbody", {}, ...rows)));
}
