// Prints the page at the press of a button: <button data-print>.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
