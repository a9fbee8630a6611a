// Opens and closes a part of the page: <button aria-expanded="false" aria-controls="id">.
// A form choice can do the same: <input data-shows="id"> shows the part while it is chosen.
export function startDisclose() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[aria-controls][aria-expanded]");
    if (!button) return;
    const part = document.getElementById(button.getAttribute("aria-controls"));
    if (!part) return;
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    part.hidden = !open;
    if (open) part.querySelector("input, select, textarea, button, a[href]")?.focus();
  });
  const show = (field) => {
    const part = document.getElementById(field.dataset.shows);
    if (part) part.hidden = !field.checked;
  };
  const showAll = () => document.querySelectorAll("[data-shows]").forEach(show);
  document.addEventListener("change", showAll);
  showAll();
}
