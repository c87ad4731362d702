/**
 * Keeps the headings of what is pasted from a word processor: the editor of texts knows those of the third level only,
 * and would take the others for paragraphs. What else needs cleaning is cleaned on the server.
 */

const OTHERS = /<(\/?)h[12456]\b/gi;

document.addEventListener("paste", lower, { capture: true });

/** Pastes again, with its headings at the third level, what holds others. */
function lower(event) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (!event.target.closest?.(".Draftail-Editor") || html.search(OTHERS) < 0) return;
  const lowered = new DataTransfer();
  lowered.setData("text/plain", event.clipboardData.getData("text/plain"));
  lowered.setData("text/html", html.replace(OTHERS, "<$1h3"));
  event.preventDefault();
  event.stopImmediatePropagation();
  event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: lowered, bubbles: true, cancelable: true }));
}
