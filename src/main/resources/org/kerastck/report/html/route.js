/** Where the reader is stands in the URL's fragment: the filters, and the deviation that is open. */
const route = () => new URLSearchParams(location.hash.slice(1));

/** The fragment with some members set, or taken away where the value is empty. */
function fragment(changes, base = route()) {
  const next = new URLSearchParams(base);
  for (const [key, value] of Object.entries(changes)) {
    if (value) next.set(key, value);
    else next.delete(key);
  }
  return `#${next}`;
}

function go(changes) {
  location.hash = fragment(changes);
}

/** The engine that is looked at: the one of the URL, otherwise the one that fails most. */
function currentEngine() {
  const failures = (engine) => engine.deviates + engine.crashed + engine.timedOut;
  const named = run.engines.find((engine) => engine.name === route().get("engine"));
  return named || run.engines.reduce((most, one) => (failures(one) > failures(most) ? one : most));
}
