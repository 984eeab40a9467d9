/** The list renders the rows that are in view, and a few around them. */
const list = { shown: [], active: 0, first: -1, last: -1 };
const MARGIN = 8;

const rowHeight = () => (matchMedia("(max-width: 640px)").matches ? 66 : 44);

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

function focusRow() {
  byId("rows").querySelector(`[data-index="${list.active}"]`)?.focus({ preventScroll: true });
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

/** Puts these in the list, from the top. */
function showRows(shown, noun) {
  list.shown = shown;
  list.active = 0;
  list.first = -1;
  byId("count").textContent = counted(shown.length, noun);
  byId("list").scrollTop = 0;
  byId("list").hidden = shown.length === 0;
  drawRows();
}
