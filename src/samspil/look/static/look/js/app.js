// Starts everything a page may need. Each module looks for its own data attributes and does nothing without them.
import { say } from "./announce.js";
import { startConfirm } from "./confirm.js";
import { startDisclose } from "./disclose.js";
import { startDrafts } from "./drafts.js";
import { startSignOut } from "./kept.js";
import { startMenus } from "./menu.js";
import { startMoves } from "./move.js";
import { startOnce } from "./once.js";
import { startProgress } from "./progress.js";
import { token } from "./token.js";
import { startUntil } from "./until.js";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = token();
});

// A part that arrives may carry words to announce and a place for the focus.
function settle(root) {
  startDrafts(root);
  startMoves(root);
  for (const part of root.querySelectorAll("[data-say]")) say(part.dataset.say);
  root.querySelector("[data-focus]")?.focus();
  reach(root);
}

// What scrolls can be reached by keyboard; looked at again when type and pictures have arrived or the window changes.
function reach(root) {
  for (const region of root.querySelectorAll("[data-scroll]")) {
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  }
}
window.addEventListener("load", () => reach(document));
window.addEventListener("resize", () => reach(document));
document.fonts?.ready.then(() => reach(document));

startConfirm();
startDisclose();
startMenus();
startOnce();
startProgress();
startSignOut();
startUntil();
settle(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) settle(event.detail.elt);
});
