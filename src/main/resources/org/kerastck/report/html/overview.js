/** Causes that are shown unasked. */
const MOST_OPEN = 8;

/** A case fails where the engine deviates, takes its process down, or does not answer. */
const failuresOf = (engine) => engine.deviates + engine.crashed + engine.timedOut;

function verdictCard(engine) {
  const failures = failuresOf(engine);
  const unexpected = engine.fresh + engine.stale;
  const tone = unexpected > 0 ? "bad" : failures > 0 ? "knows" : "good";
  const words =
    failures === 0
      ? "Conforms in every case that it supports"
      : `${failures === 1 ? "case fails" : "cases fail"}: ${engine.fresh > 0 ? `${number(engine.fresh)} new` : "all known"}`;
  const stale = engine.stale > 0 ? ` ${counted(engine.stale, "stale baseline entry", "stale baseline entries")}.` : "";
  const parts = [["conform", engine.conforms], ["contested", engine.contested], ["deviate", engine.deviates], ["unsupported", engine.unsupported], ["crashed", engine.crashed], ["timed out", engine.timedOut]];
  const rest = parts.filter(([, count]) => count > 0).map(([name, count]) => `${number(count)} ${name}`).join(", ");
  return element(
    "button",
    {
      class: `verdict ${tone}`, type: "button", "data-engine": engine.name,
      "aria-pressed": String(engine === currentEngine()),
      onclick: () => { location.hash = fragment({ engine: engine.name }, new URLSearchParams()); },
    },
    element("span", {}, `${engine.name} `, element("small", {}, engine.version)),
    element("b", {}, failures === 0 ? number(engine.cases - engine.unsupported) : number(failures)),
    element("span", { class: "words" }, words),
    element("small", {}, `${failures === 0 ? "" : "of "}${counted(engine.cases, "case")}: ${rest}.${stale}`),
  );
}

function drawVerdicts() {
  byId("verdicts").replaceChildren(...run.engines.map(verdictCard));
  byId("drawing").hidden = !run.drawing;
  if (run.drawing) byId("drawing").replaceChildren(`${run.drawing} `, element("code", {}, run.drawnBy));
}

/** Nothing else on the page has an entry whose case conforms or is none. */
function staleRow([id, says, now]) {
  const line = (label, words) => [element("dt", {}, label), element("dd", {}, words)];
  return element(
    "article",
    { class: "cause" },
    element("div", {}),
    element("div", {}, element("dl", {}, ...line("case", element("span", { class: "id" }, id)), ...line("says", says), ...line("now", now))),
  );
}

function drawStale() {
  const engine = currentEngine();
  const rows = (engine.staleEntries ?? []).map(staleRow);
  const left = engine.stale - rows.length;
  const more = left > 0 ? [element("p", { class: "note" }, `And ${number(left)} more; junit.xml has them all.`)] : [];
  const rest = rows.splice(MOST_OPEN);
  const folded = rest.length === 0 ? [] : [element("details", { class: "rest" }, element("summary", {}, `${number(rest.length)} others`), ...rest)];
  const title = element("h2", { id: "stale-title" }, "Stale baseline entries ", element("small", {}, `of ${engine.name}: it no longer does what they say`));
  byId("stale").hidden = engine.stale === 0;
  byId("stale").replaceChildren(title, ...rows, ...folded, ...more);
}

function causeRow(engine, cause) {
  const name = `${text(cause.k)}: ${text(cause.c)}`;
  const line = (label, ...words) => [element("dt", {}, label), element("dd", {}, ...words)];
  const shown = cause.least
    ? ["smallest: ", element("span", { class: "id" }, cause.least), ", found by shrinking ", element("a", { class: "id", href: fragment({ engine: engine.name, case: cause.example }) }, cause.example)]
    : ["smallest case: ", element("a", { class: "id", href: fragment({ engine: engine.name, case: cause.example }) }, cause.example)];
  return element(
    "article",
    { class: "cause" },
    element("div", { class: "number" }, number(cause.count)),
    element("div", {},
      element("h3", {},
        element("button", { type: "button", onclick: () => { go({ engine: engine.name, cause: name, cell: "" }); showList(); } }, text(cause.c) || text(cause.k)), " ",
        element("span", { class: "tag" }, text(cause.k)), " ",
        cause.fresh > 0 ? element("span", { class: "tag new" }, `${number(cause.fresh)} new`) : ""),
      element("dl", {},
        ...(cause.here ? line("here", cause.here) : []),
        ...(cause.tried ? line("tried", cause.tried) : []),
        ...cause.where.flatMap((region, i) => line(i === 0 ? "where" : "and", region)),
        ...line("see", ...shown)),
      command(engine.again + cause.shown)),
  );
}

function drawCauses() {
  const engine = currentEngine();
  const rows = engine.causes.map((cause) => causeRow(engine, cause));
  const more = engine.moreCauses > 0 ? [element("p", { class: "note" }, `And ${counted(engine.moreCauses, "more cause")}; deviations.csv has them all.`)] : [];
  byId("causes").hidden = engine.causes.length === 0;
  const rest = rows.splice(MOST_OPEN);
  const folded = rest.length === 0 ? [] : [element("details", { class: "rest" }, element("summary", {}, `${counted(rest.length, "rarer cause")}`), ...rest)];
  byId("causes").replaceChildren(element("h2", { id: "causes-title" }, `Why ${engine.name} deviates `, element("small", {}, "choose a cause to see its cases")), ...rows, ...folded, ...more);
}

function showList() {
  byId("deviations").scrollIntoView({ block: "start" });
}
