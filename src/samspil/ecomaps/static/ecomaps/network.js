// Larger, smaller, and putting people elsewhere: by dragging, or by Tab and the arrow keys. The server draws the picture anew
// after each move, so lines and outlines always are what it says. Without script the form under the picture does the same.
import { say } from "../look/js/announce.js";
import { token } from "../look/js/token.js";

const box = document.querySelector("[data-picture]");
const tools = document.querySelector("[data-tools]");
const toggle = tools?.querySelector("[data-arrange]");
const STEP = 12;
let zoom = 1;
let arranging = false;
let waiting = null;

const picture = () => box.querySelector("svg.network");
const child = () => box.querySelector(".node .inner")?.closest(".node");

function size() {
  const svg = picture();
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const fits = Math.min(1, box.clientWidth / width);
  const scale = (window.innerWidth < 960 ? 1 : fits) * zoom;
  svg.classList.toggle("sized", zoom !== 1);
  svg.setAttribute("width", String(Math.round((zoom === 1 ? 1 : scale) * width)));
  svg.setAttribute("height", String(Math.round((zoom === 1 ? 1 : scale) * height)));
}

function prepare() {
  const svg = picture();
  svg.setAttribute("role", arranging ? "group" : "img");
  box.classList.toggle("arranging", arranging);
  box.tabIndex = arranging ? -1 : 0;
  for (const node of svg.querySelectorAll(".node")) {
    if (arranging && node !== child()) {
      node.setAttribute("tabindex", "0");
      node.setAttribute("role", "button");
      node.setAttribute("aria-roledescription", box.dataset.hint);
      node.setAttribute("aria-label", name(node));
    } else {
      for (const one of ["tabindex", "role", "aria-roledescription", "aria-label"]) node.removeAttribute(one);
    }
  }
  size();
}

const name = (node) => node.querySelector(".name")?.textContent ?? "";
const id = (node) => node.dataset.node;
const spot = (node) => node.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
const put = (node, x, y) => node.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);

async function keep(node, dx, dy, focus) {
  const body = new URLSearchParams({
    view: box.dataset.view, on: box.dataset.on, since: box.dataset.since, node: id(node), dx, dy,
  });
  const answer = await fetch(box.dataset.url, {
    method: "POST", body, credentials: "same-origin",
    headers: { "X-CSRFToken": token(), "X-Requested-With": "fetch" },
  }).catch(() => null);
  box.classList.remove("moving");
  if (!answer?.ok) {
    const [x, y] = spot(node);
    put(node, x - dx, y - dy);
    say(box.dataset.notMoved);
    return;
  }
  const moved = name(node);
  const which = id(node);
  box.innerHTML = await answer.text();
  prepare();
  if (focus) box.querySelector(`[data-node="${CSS.escape(which)}"]`)?.focus();
  say(box.dataset.moved.replace("{name}", moved));
}

function scale() {
  return picture().viewBox.baseVal.width / picture().getBoundingClientRect().width;
}

function drag(event) {
  const node = event.target.closest?.(".node");
  if (!arranging || !node || node === child() || event.button > 0) return;
  event.preventDefault();
  const from = [event.clientX, event.clientY];
  const [x, y] = spot(node);
  const by = scale();
  let moved = [0, 0];
  const onward = (e) => {
    moved = [(e.clientX - from[0]) * by, (e.clientY - from[1]) * by];
    put(node, x + moved[0], y + moved[1]);
    box.classList.add("moving");
  };
  const done = () => {
    window.removeEventListener("pointermove", onward);
    window.removeEventListener("pointerup", done);
    window.removeEventListener("pointercancel", done);
    if (Math.hypot(...moved) > 3) keep(node, ...moved, false);
  };
  window.addEventListener("pointermove", onward);
  window.addEventListener("pointerup", done);
  window.addEventListener("pointercancel", done);
}

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function keys(event) {
  if (!arranging) return;
  if (event.key === "Escape") {
    toggle.click();
    toggle.focus();
    return;
  }
  const node = document.activeElement?.closest?.(".node");
  const way = KEYS[event.key];
  if (!node || !way) return;
  event.preventDefault();
  if (waiting && waiting.node !== node) return;
  const [x, y] = spot(node);
  put(node, x + way[0] * STEP, y + way[1] * STEP);
  box.classList.add("moving");
  clearTimeout(waiting?.timer);
  const so = { node, dx: (waiting?.dx ?? 0) + way[0] * STEP, dy: (waiting?.dy ?? 0) + way[1] * STEP };
  so.timer = setTimeout(() => {
    waiting = null;
    keep(so.node, so.dx, so.dy, true);
  }, 500);
  waiting = so;
}

if (box && tools) {
  tools.hidden = false;
  for (const button of tools.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      zoom = Math.min(4, Math.max(0.4, zoom * Number(button.dataset.zoom)));
      if (Math.abs(zoom - 1) < 0.05) zoom = 1;
      size();
    });
  }
  toggle?.addEventListener("click", () => {
    arranging = !arranging;
    toggle.setAttribute("aria-pressed", String(arranging));
    tools.querySelector("[data-hint-words]").hidden = !arranging;
    prepare();
  });
  box.addEventListener("pointerdown", drag);
  box.addEventListener("keydown", keys);
}
