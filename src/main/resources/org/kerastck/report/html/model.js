/**
 * The run: engines, the cases that deviate, and a deviation for each case and engine. Texts that
 * occur often stand once in `strings`; cases refer to them by number.
 */
const run = JSON.parse(byId("data").textContent);
const text = (index) => (index === undefined || index < 0 ? "" : run.strings[index]);

/** Tensors are most of the page, and none is needed before a deviation is opened. */
let tensorsByCase;
function tensorsOf(one) {
  tensorsByCase ??= JSON.parse(byId("tensors").textContent);
  return tensorsByCase[run.cases.indexOf(one)];
}

const deviations = [];
for (const one of run.cases) {
  one.layer = text(one.l);
  one.padding = text(one.p);
  for (const failure of one.d) {
    deviations.push({
      of: one,
      failure,
      engine: run.engines[failure.e],
      kind: text(failure.k),
      why: text(failure.c),
      known: failure.n === 1,
    });
  }
}

const matches = {
  engine: (deviation, name) => deviation.engine.name === name,
  kind: (deviation, kind) => deviation.kind === kind,
  cause: (deviation, cause) => `${deviation.kind}: ${deviation.why}` === cause,
  state: (deviation, state) => deviation.known === (state === "known"),
  search: (deviation, words) => deviation.of.id.toLowerCase().includes(words.toLowerCase()),
  cell: (deviation, cell) => isInCell(deviation.of, cell),
  versus: (deviation, choice) => {
    const [how, ...name] = choice.split(" ");
    const both = deviation.of.d.some((other) => run.engines[other.e].name === name.join(" "));
    return both === (how === "both");
  },
};

/** A cell is "layer padding dilation kernel stride"; either axis may lie in it. */
function isInCell(one, cell) {
  const [layer, padding, ...numbers] = cell.split(" ");
  if (!one.x || one.layer !== layer || one.padding !== padding) return false;
  const [d, k, s] = numbers.map(Number);
  return [0, 1].some((axis) => one.x[axis] === k && one.x[2 + axis] === s && one.x[4 + axis] === d);
}

/** The deviations that pass every filter of a route. */
function filtered(route) {
  const tests = Object.entries(matches).filter(([name]) => route.get(name));
  return deviations.filter((deviation) => tests.every(([name, test]) => test(deviation, route.get(name))));
}
