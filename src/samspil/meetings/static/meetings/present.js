// The projector by keyboard, and the minutes that are left.
// [data-key="next"] and [data-key="back"] are followed by the arrow keys and by what a presenter's clicker sends.
// [data-ends] shows the time until that moment in the words of data-left ({time}) and data-over.
const KEYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back" };

document.addEventListener("keydown", (event) => {
  const way = KEYS[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input, textarea, select, summary")) return;
  const link = document.querySelector(`[data-key="${way}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});

const left = document.querySelector("[data-ends]");

function words(minutes) {
  const format = (value, unit) =>
    new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: "short" }).format(value);
  const rest = format(minutes % 60, "minute");
  if (minutes < 60) return rest;
  const hours = format(Math.floor(minutes / 60), "hour");
  return minutes % 60 ? `${hours} ${rest}` : hours;
}

function show() {
  const minutes = Math.ceil((new Date(left.dataset.ends) - Date.now()) / 60000);
  left.textContent = minutes > 0 ? left.dataset.left.replace("{time}", words(minutes)) : left.dataset.over;
}

if (left) window.setInterval(show, 20000);
