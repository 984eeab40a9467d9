/** The page of one deviation. */
function drawDeviation(id, engineName) {
  const page = byId("deviation");
  const deviation = deviations.find((one) => one.of.id === id && one.engine.name === engineName);
  if (!deviation) {
    page.replaceChildren(steps(-1), element("h1", {}, id), element("p", { class: "lead" }, `This page has no deviation of ${engineName} on this case.`));
    return;
  }
  const { of: one, failure, engine } = deviation;
  page.replaceChildren(
    steps(list.shown.indexOf(deviation)),
    element("h1", { class: "id", tabindex: "-1", id: "deviation-title" }, id),
    element("p", { class: "lead" }, text(failure.m)),
    element("p", {}, element("span", { class: "tag" }, engine.name), " ", element("span", { class: "tag" }, deviation.kind), " ",
      element("span", { class: deviation.known ? "tag" : "tag new" }, deviation.known ? "known" : "new"), " ",
      ...one.f.map((flag) => element("span", { class: "tag" }, text(flag))).flatMap((tag) => [tag, " "])),
    element("section", { class: "columns" }, whyCard(deviation), geometryCard("What Keras does", one.g, text(one.err)), geometryCard(`What ${engine.name} does`, failure.g || [], engineWords(deviation))),
    section("Run it again", element("div", { class: "again" }, copyable("Command", engine.again + (one.quoted || one.id)))),
    section("Numbers", ...tensors(deviation)),
    section("Configuration", element("div", { class: "columns" }, copyable("Keras (Python)", pythonCode(one)), copyable("This project (Java)", javaCode(one)),
      ...(engine.name === "nd4j" && one.x ? [copyable("ND4J (Java)", nd4jCode(one))] : []))),
    section("On the same case", element("div", { class: "columns" }, othersCard(one, engine), provenanceCard(one))),
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
  return element("nav", { class: "path", "aria-label": "Deviations" },
    element("a", { class: "step", href: fragment({ case: "" }), id: "back" }, "← All deviations"), element("span", { class: "grow" }),
    element("small", {}, place), link("Previous", position - 1), link("Next", position + 1));
}

function whyCard(deviation) {
  const { failure } = deviation;
  const card = element("div", { class: "card" }, element("h3", {}, "Why"), element("p", {}, deviation.why));
  if (failure.rule !== undefined) card.append(element("p", { class: "note" }, `Rule ${text(failure.rule)} of the catalogue gives this output, number by number.`));
  if (failure.defect !== undefined) card.append(element("p", { class: "note" }, `A backend of Keras has the same defect: ${text(failure.defect)}.`));
  if (deviation.known) {
    const link = text(failure.link);
    card.append(element("p", { class: "note" }, `In the baseline: ${text(failure.base)} `, /^https?:\/\//.test(link) ? element("a", { href: link, rel: "noreferrer" }, link) : link));
  }
  return card;
}

function geometryCard(title, lines, words) {
  const shown = words ? [words, ...lines.map(text)] : lines.map(text);
  return element("div", { class: "card" }, element("h3", {}, title), ...(shown.length ? shown : ["No geometry can be computed."]).map((line) => element("p", {}, line)));
}

function engineWords(deviation) {
  if (deviation.failure.g) return "";
  if (deviation.kind === "accepted_invalid") return "It computes where Keras raises; Keras has no geometry to hold its own against.";
  return ["shape", "value", "non_finite"].includes(deviation.kind) ? "No rule of the catalogue gives its output; its geometry is not known." : "It gives no output.";
}

function tensors(deviation) {
  const { of: one, failure, engine } = deviation;
  const kept = run.tensors[run.cases.indexOf(one)];
  if (!kept) return [element("p", { class: "note" }, "Left out: this page keeps the tensors of the smallest cases, as many as fit.")];
  const layout = text(one.df) === "channels_first" ? "NCHW" : "NHWC";
  const { e: expected, o: { [failure.e]: actual }, w: { [failure.e]: listed } } = kept;
  const both = expected?.[1] && actual?.[1];
  const cards = [
    expected && tensorCard("Expected, by Keras", expected, layout, both && difference(expected, actual, listed)),
    actual && tensorCard(`Actual, by ${engine.name}`, actual, layout, both && difference(actual, expected, listed)),
    tensorCard("Input", kept.in, layout),
    kept.k && tensorCard("Kernel", kept.k, one.layer === "Conv2DTranspose" ? "HWOI" : "HWIO"),
    kept.b && tensorCard("Bias", kept.b, ""),
  ];
  return [
    both ? element("p", { class: "note" }, "≠ marks elements that differ, or that the other output has not.") : "",
    element("div", { class: "columns" }, ...cards.filter(Boolean)),
  ];
}

function othersCard(one, engine) {
  const failing = one.d.filter((failure) => run.engines[failure.e] !== engine).map((failure) => [failure.e, failure.v, failure.m, true]);
  const rows = [...failing, ...one.o].map(([index, verdict, sentence, isFailure]) => {
    const name = run.engines[index].name;
    return element("tr", {}, element("td", {}, isFailure ? element("a", { href: fragment({ engine: name, case: one.id }) }, name) : name), element("td", {}, text(verdict)), element("td", {}, text(sentence)));
  });
  return element("div", { class: "card" }, element("h3", {}, "Other engines"), rows.length ? element("table", { class: "plain" }, element("tbody", {}, ...rows)) : element("p", { class: "note" }, "No other engine was run."));
}

function provenanceCard(one) {
  return element("div", { class: "card" }, element("h3", {}, "Where the expected outcome comes from"),
    element("p", {}, `Suite ${text(one.s)}. Reference: ${text(one.r)}. Comparison: ${text(one.cmp)}.`), ...one.bk.map((line) => element("p", {}, text(line))));
}
