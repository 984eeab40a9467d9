function themed(theme) {
  document.documentElement.dataset.theme = theme;
}

/** Storage may be refused to a page from disk; the choice then lasts as long as the page. */
function remembered(theme) {
  try {
    if (theme) localStorage.setItem("keras-tck-theme", theme);
    return localStorage.getItem("keras-tck-theme");
  } catch {
    return null;
  }
}

const dark = matchMedia("(prefers-color-scheme: dark)");
themed(remembered() || (dark.matches ? "dark" : "light"));
dark.addEventListener("change", () => { if (!remembered()) themed(dark.matches ? "dark" : "light"); });
byId("theme").addEventListener("click", () => {
  const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  remembered(next);
  themed(next);
});

let place = 0;
let wasOpen = false;

function draw() {
  const open = route().get("case");
  if (!open || list.shown.length === 0) {
    const active = document.activeElement?.dataset?.cell;
    drawVerdicts();
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
