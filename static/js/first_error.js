/** Puts the cursor in the first field that a form of the admin refuses, in whatever tab it is. */

const ERRORS = ".error-message, .help-critical";
const TYPED = "input:not([type=hidden]), textarea, select, [contenteditable=true], button, a[href]";

addEventListener("load", goToFirst);

/** Opens the tab of the first error, if there is one, and goes to its field as soon as it shows. */
function goToFirst() {
  const error = [...document.querySelectorAll(ERRORS)].find((one) => !one.hidden && one.textContent.trim());
  if (!error) return;
  new ResizeObserver((_sizes, watch) => {
    if (!error.checkVisibility()) return;
    watch.disconnect();
    enter(error);
  }).observe(error);
  error.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true }));
}

/** Gives the focus to the field that the message is about; to the message, where it is about no field. */
function enter(error) {
  const inside = error.closest(".w-field")?.querySelectorAll(`.w-field__input :is(${TYPED})`) ?? [];
  const field = [...inside].find((one) => one.checkVisibility()) ?? error;
  if (field === error) error.tabIndex = -1;
  // First, so that the clock of an hour, which opens with the focus, finds room below and not over the message.
  field.scrollIntoView({ block: "center", behavior: "instant" });
  field.focus({ preventScroll: true });
}
