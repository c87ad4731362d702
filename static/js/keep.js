/** Shows and wires what only a script can do to keep a page: print it, copy its citation. */

const print = document.querySelector("[data-print]");
const copy = document.querySelector("[data-copy]");
const citation = document.querySelector("[data-citation]");

if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

if (copy && citation && navigator.clipboard) {
  const words = copy.querySelector("span");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(citation.textContent.trim());
    words.textContent = copy.dataset.copied;
  });
}
