// A thin line on top when an answer takes longer than 400 ms. The old content stays.
const PATIENCE = 400;

export function startProgress() {
  const line = document.querySelector(".progress-line");
  if (!line) return;
  let open = 0;
  let timer = 0;
  document.addEventListener("htmx:beforeRequest", () => {
    open += 1;
    if (open === 1) timer = window.setTimeout(() => line.classList.add("on"), PATIENCE);
  });
  document.addEventListener("htmx:afterRequest", () => {
    open = Math.max(0, open - 1);
    if (open > 0) return;
    window.clearTimeout(timer);
    line.classList.remove("on");
  });
}
