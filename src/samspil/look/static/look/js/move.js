// Cards move by dragging (with a finger: press and hold) and, equally, by buttons: the server answers with the board drawn anew.
//
// <div data-board data-moved="{card} is now in {place}" data-sortable="/static/.../Sortable.min.js">
//   <section data-place="key" data-place-name="Aktuelt"> <article data-card="17" data-card-name="..." data-move-url="/..."> ...
// Inside a card: <button data-move-to="key">, <button data-move-step="-1">. Posts place and position; the page follows
// data-board-target (a selector) with the returned html, or stays as drawn when the answer is empty (204).
import { say } from "./announce.js";
import { token } from "./token.js";

let library = null;

function sortable(url) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(window.Sortable);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

const places = (board) => [...board.querySelectorAll("[data-place]")];
const cards = (place) => [...place.querySelectorAll("[data-card]")];

async function send(board, card, origin, undo) {
  const place = card.closest("[data-place]");
  const body = new FormData();
  body.set("place", place.dataset.place);
  body.set("seen", origin.dataset.place);
  body.set("position", String(cards(place).indexOf(card)));
  const answer = await fetch(card.dataset.moveUrl, {
    method: "POST",
    body,
    headers: { "X-CSRFToken": token(), "HX-Request": "true" },
    credentials: "same-origin",
    redirect: "manual",
  }).catch(() => null);
  if (!answer?.ok) {
    undo();
    const told = answer?.status === 409 || answer?.status === 403 ? await answer.text() : "";
    say(told || board.dataset.notMoved, { urgent: true });
    board.dispatchEvent(new CustomEvent("samspil:not-moved", { bubbles: true, detail: { card, told } }));
    return;
  }
  board.dispatchEvent(new CustomEvent("samspil:moved", { bubbles: true, detail: { card } }));
  say((board.dataset.moved ?? "").replace("{card}", card.dataset.cardName ?? "").replace("{place}", place.dataset.placeName ?? ""));
  const html = answer.status === 204 ? "" : await answer.text();
  const target = board.dataset.boardTarget && document.querySelector(board.dataset.boardTarget);
  if (!html || !target) return;
  target.innerHTML = html;
  window.htmx?.process(target);
  startMoves(target);
  target.querySelector(`[data-card="${CSS.escape(card.dataset.card)}"] [data-move-open], [data-card="${CSS.escape(card.dataset.card)}"] button`)?.focus();
}

function put(card, place, position) {
  const others = cards(place).filter((other) => other !== card);
  const list = place.querySelector("[data-cards]") ?? place;
  if (others[position]) others[position].before(card);
  else list.append(card);
}

function onButton(board, event) {
  const button = event.target.closest("[data-move-to], [data-move-step]");
  const card = button?.closest("[data-card]");
  if (!card || !card.dataset.moveUrl) return;
  event.preventDefault();
  const from = card.closest("[data-place]");
  const before = cards(from).indexOf(card);
  const undo = () => put(card, from, before);
  if (button.dataset.moveTo) {
    const place = places(board).find((other) => other.dataset.place === button.dataset.moveTo);
    if (!place || place === from) return;
    put(card, place, cards(place).length);
  } else {
    const position = before + Number(button.dataset.moveStep);
    if (position < 0 || position >= cards(from).length) return;
    put(card, from, position);
  }
  button.focus();
  send(board, card, from, undo);
}

// Over a place but beside its cards, as over its name: the card goes there too, to the end that is nearer.
function hover(board, card, event) {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const place = under?.closest("[data-place]");
  if (!place || !board.contains(place) || under.closest("[data-cards]")) return;
  event.preventDefault();
  if (place.contains(card)) return;
  const list = place.querySelector("[data-cards]") ?? place;
  if (event.clientY < list.getBoundingClientRect().top) list.prepend(card);
  else list.append(card);
}

async function startDragging(board) {
  if (!board.dataset.sortable) return;
  const Sortable = await sortable(board.dataset.sortable);
  let dragged = null;
  const follow = (event) => dragged && hover(board, dragged, event);
  for (const kind of ["dragover", "pointermove"]) document.addEventListener(kind, follow);
  for (const place of places(board)) {
    Sortable.create(place.querySelector("[data-cards]") ?? place, {
      group: "board",
      draggable: "[data-card]",
      filter: "button, a, input, textarea, select",
      preventOnFilter: false,
      delay: 350, // with a finger: press and hold, so that swiping still scrolls
      delayOnTouchOnly: true,
      touchStartThreshold: 6,
      animation: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      onStart: ({ item }) => {
        dragged = item;
      },
      onEnd: ({ item, from, oldDraggableIndex, to, newDraggableIndex }) => {
        dragged = null;
        if (from === to && oldDraggableIndex === newDraggableIndex) return;
        const origin = from.closest("[data-place]");
        send(board, item, origin, () => put(item, origin, oldDraggableIndex));
      },
    });
  }
}

export function startMoves(root) {
  for (const board of root.querySelectorAll("[data-board]")) {
    if (board.dataset.boardStarted) continue;
    board.dataset.boardStarted = "yes";
    board.addEventListener("click", (event) => onButton(board, event));
    startDragging(board);
  }
}
