// Asks before what cannot be taken back.
// <button data-confirm="What will happen and to whom?" data-confirm-text="..." data-confirm-yes="End now">
// Works for buttons and links, in plain forms and with htmx. Without script the server's own page asks.
export function startConfirm() {
  const dialog = document.getElementById("ask-first");
  if (!dialog) return;
  const part = (name) => dialog.querySelector(`[data-ask-${name}]`);
  let asked = null;

  document.addEventListener(
    "click",
    (event) => {
      const source = event.target.closest("[data-confirm]");
      if (!source || source.dataset.confirmed === "yes") {
        if (source) delete source.dataset.confirmed;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      asked = source;
      part("title").textContent = source.dataset.confirm;
      part("text").textContent = source.dataset.confirmText ?? "";
      part("yes").textContent = source.dataset.confirmYes ?? source.textContent.trim();
      dialog.showModal();
      part("no").focus();
    },
    true,
  );

  part("yes").addEventListener("click", () => {
    dialog.close();
    if (!asked) return;
    asked.dataset.confirmed = "yes";
    asked.click();
  });
  part("no").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => asked?.focus());
}
