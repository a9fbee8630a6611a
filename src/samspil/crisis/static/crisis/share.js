// Hands the safety plan at once to whoever agreed it, by what this phone sends with. Only on a phone that can, and only
// when the worker presses: nothing leaves by itself.
const button = document.querySelector("[data-share]");
if (button && navigator.share) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.querySelector(".safetyplan").innerText;
    navigator.share({ title: document.querySelector("h1").innerText, text }).catch(() => {});
  });
}
