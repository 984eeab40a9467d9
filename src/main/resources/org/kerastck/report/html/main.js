let place = 0;
let wasOpen = false;

function draw() {
  const open = route().get("case");
  if (!open || list.shown.length === 0) {
    const active = document.activeElement?.dataset?.cell;
    drawVerdicts();
    drawStale();
    drawMatrix();
    drawCauses();
    drawComparison();
    drawFilters();
    if (active) document.querySelector(`[data-cell="${CSS.escape(active)}"]`)?.focus({ preventScroll: true });
  }
  if (open && !wasOpen) place = scrollY;
  byId("overview").hidden = Boolean(open);
  byId("deviation").hidden = !open;
  if (open) {
    if (list.shown.length === 0) drawList();
    drawDeviation(open, currentEngine().name);
    scrollTo(0, 0);
  } else {
    drawList();
    if (wasOpen) scrollTo(0, place);
  }
  wasOpen = Boolean(open);
}

byId("list").addEventListener("scroll", drawRows, { passive: true });
byId("list").addEventListener("keydown", moveInList);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
addEventListener("keydown", (event) => { if (event.key === "Escape" && route().get("case")) go({ case: "" }); });
addEventListener("resize", () => { list.first = -1; if (!wasOpen) drawRows(); });
addEventListener("hashchange", draw);
draw();
