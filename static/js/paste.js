/**
 * Keeps the headings and the cells of what is pasted: the editor of texts knows headings of the third level only, and
 * would take the others for paragraphs; it knows no table, and would write the words of two cells as one. What else
 * needs cleaning is cleaned on the server.
 */

const OTHERS = /<(\/?)h[12456]\b/gi;
const TABLES = /<\/?(?:table|thead|tbody|tfoot|colgroup|col)\b[^>]*>/gi;
const ROWS = /<(\/?)tr\b[^>]*>/gi;
const CELLS = /<(\/?)t[dh]\b[^>]*>/gi;

document.addEventListener("paste", translate, { capture: true });

/** Pastes again what the editor would read badly, in the tags that it knows. */
function translate(event) {
  const html = event.clipboardData?.getData("text/html") ?? "";
  const known = inKnownTags(html);
  if (!event.target.closest?.(".Draftail-Editor") || known === html) return;
  const translated = new DataTransfer();
  translated.setData("text/plain", event.clipboardData.getData("text/plain"));
  translated.setData("text/html", known);
  event.preventDefault();
  event.stopImmediatePropagation();
  event.target.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: translated, bubbles: true, cancelable: true }),
  );
}

/** Returns what was copied with headings of the third level, and a paragraph for each row of a table. */
function inKnownTags(html) {
  const headed = html.replace(OTHERS, "<$1h3").replace(TABLES, "");
  return headed.replace(ROWS, "<$1p>").replace(CELLS, (_tag, end) => (end ? " </span>" : "<span>"));
}
