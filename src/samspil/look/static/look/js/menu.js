// Menus made of <details data-menu>: Escape closes and gives the focus back, a click elsewhere closes. In a long side bar
// the place one is at comes into view.
export function startMenus() {
  const here = document.querySelector(".rail [aria-current]");
  const rail = here?.closest(".rail");
  if (rail && here.offsetTop + here.offsetHeight > rail.clientHeight) rail.scrollTop = here.offsetTop - rail.clientHeight / 2;
  const open = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });
}
