/**
 * Applies the filters of a list as soon as one is ticked, in place, where they stand beside the list; the focus stays.
 * Without this script, or when the network fails, the form is sent as it is.
 */

const BESIDE = window.matchMedia("(min-width: 60rem)");

let pending = null;
let shown = window.location.search;

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-auto-submit]");
  if (form && event.target.type === "checkbox" && BESIDE.matches) apply(form, event.target);
});

window.addEventListener("popstate", () => {
  if (window.location.search !== shown) window.location.reload();
});

openBeside();
BESIDE.addEventListener("change", openBeside);

/** Opens the panel of filters for the browsers that cannot show a closed one. */
function openBeside() {
  const panel = document.querySelector("[data-facets]");
  if (panel && BESIDE.matches && !CSS.supports("selector(::details-content)")) panel.open = true;
}

/** Asks for the list that the form describes, and shows it. */
async function apply(form, box) {
  const chosen = [...new FormData(form)].filter(([, value]) => value);
  const url = `${form.action.split("?")[0]}?${new URLSearchParams(chosen)}`;
  const listing = document.querySelector("[data-listing]");
  pending?.abort();
  pending = new AbortController();
  listing.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, { signal: pending.signal });
    if (!response.ok) throw new Error(response.statusText);
    show(await response.text(), url);
    refocus(box);
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
}

/** Replaces the list by that of the page received, and says how long it is. */
function show(html, url) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const opened = [...document.querySelectorAll(".facet__more[open]")].map((details) => details.dataset.facet);
  document.title = page.title;
  document.querySelector("[data-listing]").replaceWith(page.querySelector("[data-listing]"));
  window.history.pushState(null, "", url);
  shown = window.location.search;
  for (const facet of opened) document.querySelector(`.facet__more[data-facet="${facet}"]`)?.setAttribute("open", "");
  openBeside();
  document.querySelector("[data-announce]").textContent = document.querySelector("[data-count]").textContent;
}

/** Gives the focus back to the box that was ticked. */
function refocus(box) {
  document.querySelector(`[name="${box.name}"][value="${CSS.escape(box.value)}"]`)?.focus({ preventScroll: true });
}
