// Leaves at once for a page that says nothing, and closes the file in this browser on the way: <a data-leave="..."
// data-token="..." href="...">. The page left is not in the history behind it. Escape does the same.
const door = document.querySelector("a[data-leave]");

function leave(event) {
  event.preventDefault();
  document.body.hidden = true;
  const said = new FormData();
  said.append("csrfmiddlewaretoken", door.dataset.token);
  navigator.sendBeacon(door.dataset.leave, said);
  window.location.replace(door.href);
}

if (door) {
  door.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("details[open], dialog[open]")) leave(event);
  });
}
