// Says something to people who do not see the page change: politely, or at once for a crisis.
export function say(words, { urgent = false } = {}) {
  const region = document.getElementById(urgent ? "alarm" : "said");
  if (!region || !words) return;
  region.textContent = "";
  window.setTimeout(() => {
    region.textContent = words;
  }, 50);
}
