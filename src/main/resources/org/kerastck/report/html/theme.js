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
