// Sets light or dark before the first paint: fixed by the person, or following the system.
// A plain script, not a module: a module would run after the page was already shown in the wrong colours.
(() => {
  const root = document.documentElement;
  const choice = root.dataset.themeChoice || "auto";
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    root.dataset.bsTheme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
  };
  apply();
  if (choice === "auto") dark.addEventListener("change", apply);
})();
