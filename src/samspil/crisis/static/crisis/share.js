// Hands the safety plan, or its address, at once to whoever agreed it, by what this phone sends with. Only on a phone that
// can, and only when the worker presses: nothing leaves by itself.
for (const button of navigator.share ? document.querySelectorAll("[data-share]") : []) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.querySelector(button.dataset.share).innerText;
    navigator.share({ text }).catch(() => {});
  });
}
