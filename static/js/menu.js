/** Closes the menu of phones on Escape, and gives the focus back to its button. */

const menu = document.querySelector("[data-menu]");

menu?.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
