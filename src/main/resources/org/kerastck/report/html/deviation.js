/** The page of one deviation. */
function drawDeviation(id, engineName) {
  const page = byId("deviation");
  const deviation = deviations.find((one) => one.of.id === id && one.engine.name === engineName);
  if (!deviation) {
    page.replaceChildren(steps(-1), element("h1", {}, id), element("p", { class: "lead" }, `This page has no deviation of ${engineName} on this case.`));
    return;
  }
  const { of: one, failure, engine } = deviation;
  const programs = [["Keras (Python)", pythonCode(one)], ["This project (Java)", javaCode(one)], ["ND4J (Java)", nd4jCode(one)]];
  page.replaceChildren(
    steps(list.shown.indexOf(deviation)),
    element("h1", { class: "id", tabindex: "-1", id: "deviation-title" }, id),
    element("p", { class: "lead" }, text(failure.m)),
    element("p", {}, element("span", { class: "tag" }, engine.name), " ", element("span", { class: "tag" }, deviation.kind), " ",
      element("span", { class: deviation.known ? "tag" : "tag new" }, deviation.known ? "known" : "new"), " ",
      ...one.f.map((flag) => element("span", { class: "tag" }, text(flag))).flatMap((tag) => [tag, " "])),
    element("div", { class: "again" }, command(engine.again + (one.quoted || one.id))),
    section("Why", element("div", { class: "columns" }, whyCard(deviation),
      ...(failure.g === undefined && one.g === undefined && !one.err ? [] : [geometryCard("What Keras does", one.g, failure.g, text(one.err)), geometryCard(`What ${engine.name} does`, failure.g, one.g, engineWords(deviation))]))),
    section("Numbers", ...tensors(deviation)),
    section("The same as a program", element("div", { class: "columns programs" }, ...programs.filter(([, code]) => code).map(([title, code]) => copyable(title, code)))),
    section("Around it", element("div", { class: "columns" }, neighboursCard(one, engine), othersCard(one, engine), provenanceCard(one))),
  );
  byId("deviation-title").focus({ preventScroll: true });
}

const section = (title, ...children) => element("section", {}, element("h2", {}, title), ...children.filter(Boolean));

function steps(position) {
  const link = (label, index) => {
    const target = list.shown[index];
    return element("a", target && position >= 0
      ? { class: "step", href: fragment({ case: target.of.id, engine: target.engine.name }) }
      : { class: "step", "aria-disabled": "true" }, label);
  };
  const place = position < 0 ? "" : `${number(position + 1)} of ${number(list.shown.length)}`;
  return element("nav", { class: "path", "aria-label": "Failing cases" },
    element("a", { class: "step", href: fragment({ case: "" }), id: "back" }, "← All failing cases"), element("span", { class: "grow" }),
    element("small", {}, place), link("Previous", position - 1), link("Next", position + 1));
}

function whyCard(deviation) {
  const { failure } = deviation;
  const card = element("div", { class: "card" }, element("h3", {}, "Diagnosis"), element("p", { class: "diagnosis" }, failure.w === undefined ? deviation.why : text(failure.w)));
  if (failure.rule !== undefined) card.append(element("p", { class: "note" }, `Rule ${text(failure.rule)} of the catalogue gives this output, number by number.`));
  if (failure.w !== undefined) card.append(element("p", { class: "note" }, `Found by search: under this mistake the plain definition gives this output, number by number. Cause: ${deviation.why}.`));
  if (failure.t !== undefined) card.append(element("p", { class: "note" }, `Tried in vain: ${text(failure.t)}.`));
  if (failure.defect !== undefined) card.append(element("p", { class: "note" }, `A backend of Keras has the same defect: ${text(failure.defect)}.`));
  if (deviation.known) {
    const link = text(failure.link);
    card.append(element("p", { class: "note" }, `In the baseline: ${text(failure.base)} `, /^https?:\/\//.test(link) ? element("a", { href: link, rel: "noreferrer" }, link) : link));
  }
  const cause = deviation.engine.causes.find((it) => text(it.k) === deviation.kind && it.c === failure.c);
  if (cause) {
    for (const region of cause.where) card.append(element("p", { class: "note" }, `Where: ${region}.`));
    card.append(element("p", { class: "note" }, element("a", { href: fragment({ engine: deviation.engine.name, cause: `${deviation.kind}: ${deviation.why}`, case: "" }, new URLSearchParams()) }, counted(cause.count, "case"), " of this cause")));
  }
  return card;
}

function engineWords(deviation) {
  const { failure, of: one, kind } = deviation;
  if (failure.g !== undefined) return "";
  if (kind === "accepted_invalid") return "It computes where Keras raises; Keras has no geometry to hold its own against.";
  if (!["shape", "value", "non_finite"].includes(kind)) return "It gives no output.";
  return one.g === undefined ? "" : "Nothing that was tried gives its output; its geometry is not known.";
}

/** Each of the outcome's tensors by both sides, the one that differs first; then what they were computed from. */
function tensors(deviation) {
  const { of: one, failure, engine } = deviation;
  const kept = tensorsOf(one);
  if (!kept) return [element("p", { class: "note" }, "Left out: this page keeps the tensors of the smallest cases, as many as fit.")];
  const layout = text(one.df) === "channels_first" ? "NCHW" : "NHWC";
  const kernelLayout = one.layer === "Conv2DTranspose" ? "HWOI" : "HWIO";
  const layoutOf = (name, [shape]) => (shape.length !== 4 || !one.x ? "" : name.endsWith("kernel") ? kernelLayout : layout);
  const { [failure.e]: actuals = {} } = kept.o;
  const { [failure.e]: listed = {} } = kept.w;
  const first = text(failure.x);
  const names = [...new Set([...Object.keys(kept.e), ...Object.keys(actuals)])].sort((a, b) => (b === first) - (a === first));
  const rows = names.map((name) => {
    const [expected, actual] = [kept.e[name], actuals[name]];
    const both = expected?.[1] && actual?.[1];
    const contested = contestedElements(kept.c?.[name]);
    const isSameShape = both && String(expected[0]) === String(actual[0]);
    const label = names.length > 1 || name !== "output" ? `${name}, ` : "";
    return element("div", { class: "columns" },
      expected && tensorCard(`${label}expected, by Keras`, expected, layoutOf(name, expected), both && difference(expected, actual, listed[name]), contested),
      actual && tensorCard(`${label}actual, by ${engine.name}`, actual, layoutOf(name, actual), both && difference(actual, expected, listed[name]), isSameShape ? contested : undefined));
  });
  const given = [["Input", kept.in, one.x ? layout : ""], ["Kernel", kept.k, kernelLayout], ["Bias", kept.b, ""], ["Upstream gradient", kept.u, layout], ["Target", kept.t, layout]];
  return [
    rows.length > 0 ? element("p", { class: "note" }, legend(kept, Object.keys(listed).length > 0, text(one.s) === "activations")) : "",
    ...rows,
    element("div", { class: "columns given" }, ...given.filter(([, tensor]) => tensor).map(([title, tensor, axes]) => tensorCard(title, tensor, tensor[0].length === 4 ? axes : ""))),
  ];
}

/** What the marks mean that are on this page. */
function legend(kept, mayRound, isByElement) {
  const isContested = Object.values(kept.c || {}).some((byBackend) => Object.values(byBackend).some(([offsets]) => offsets.length > 0));
  return [
    "≠ marks elements that differ, or that the other side does not have.",
    mayRound ? "What rounding explains is not marked." : "",
    isContested ? "◇ marks elements on which Keras's own backends disagree; point at one to see what each gives otherwise." : "",
    isContested ? (isByElement ? "Any of these will do for such an element." : "An output may be that of any of them, but of one as a whole.") : "",
  ].filter(Boolean).join(" ");
}

function othersCard(one, engine) {
  const failing = one.d.filter((failure) => run.engines[failure.e] !== engine).map((failure) => [failure.e, failure.v, failure.m, true]);
  const rows = [...failing, ...one.o].map(([index, verdict, sentence, isFailure]) => {
    const name = run.engines[index].name;
    return element("tr", {}, element("td", {}, isFailure ? element("a", { href: fragment({ engine: name, case: one.id }) }, name) : name), element("td", {}, text(verdict)), element("td", {}, sentence === undefined ? "" : text(sentence)));
  });
  return element("div", { class: "card" }, element("h3", {}, "Other engines"), rows.length ? element("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": "Other engines" }, element("table", { class: "plain" }, element("tbody", {}, ...rows))) : element("p", { class: "note" }, "No other engine was run."));
}

function provenanceCard(one) {
  const card = element("div", { class: "card" }, element("h3", {}, "Where the expected outcome comes from"));
  const reference = text(one.r);
  const versions = run.backends[reference];
  card.append(element("p", {}, `${reference === "definition" ? "The plain definition" : `Keras on ${reference}`}${versions ? ` (${versions})` : ""}; suite ${text(one.s)}, compared as ${text(one.cmp)}.`));
  card.append(element("p", {}, one.err ? "Keras's own refusal, which needs no arithmetic." : one.x ? "The plain definition in double precision agrees: no golden is accepted that it contradicts." : ""));
  const line = (outcome) => element("li", {}, text(outcome), run.backends[text(outcome).split(":")[0]] ? element("small", {}, ` ${run.backends[text(outcome).split(":")[0]]}`) : "");
  if (one.bk.length > 0) card.append(element("p", {}, "Oracles:"), element("ul", {}, ...one.bk.map(line)));
  if (one.vs.length > 0) card.append(element("p", {}, "Other versions:"), element("ul", {}, ...one.vs.map(line)));
  return card;
}
