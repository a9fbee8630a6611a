// The line by keyboard. Without it every button still works.
// <button data-key="n">: the key alone, while nothing is being written. <input data-alt-key="3">: Alt and the number, always.
// <button data-save>: Ctrl and Enter. [data-since]: how long the call runs.
const writing = (element) => element.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") {
    const save = document.querySelector("[data-save]");
    if (save) {
      event.preventDefault();
      save.click();
    }
    return;
  }
  if (event.altKey && /^Digit[1-9]$/.test(event.code)) {
    const box = document.querySelector(`[data-alt-key="${event.code.slice(5)}"]`);
    if (box) {
      event.preventDefault();
      box.click();
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || writing(event.target)) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (button) {
    event.preventDefault();
    button.click();
  }
});

for (const clock of document.querySelectorAll("[data-since]")) {
  const since = Date.parse(clock.dataset.since);
  const show = () => {
    const seconds = Math.max(0, Math.floor((Date.now() - since) / 1000));
    const two = (n) => String(n).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    clock.textContent = (hours ? `${hours}:` : "") + `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  };
  show();
  window.setInterval(show, 1000);
}
