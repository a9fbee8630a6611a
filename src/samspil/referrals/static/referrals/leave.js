// Leaves at once for a page that says nothing: <a data-leave href="...">. The page left is not in the history behind it.
// Escape does the same.
const door = document.querySelector("a[data-leave]");

function leave(event) {
  event.preventDefault();
  document.body.hidden = true;
  window.location.replace(door.href);
}

if (door) {
  door.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("details[open], dialog[open]")) leave(event);
  });
}
