/**
 * Plays the videos of other sites inside the page, after a click only: until then nothing is asked of their hosts.
 * Without this script, the link to the host's own page remains.
 */

for (const button of document.querySelectorAll("[data-video]")) {
  const video = button.closest(".video");
  button.hidden = false;
  video.querySelector("[data-video-note]").hidden = false;
  button.addEventListener("click", () => play(video, button), { once: true });
}

/** Puts the player of the host in the place of the picture, and gives it the focus. */
function play(video, button) {
  const player = document.createElement("iframe");
  player.title = button.dataset.title;
  player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  player.allowFullscreen = true;
  // Some hosts refuse to play without knowing the site that shows them: they get its address, not that of the page.
  player.referrerPolicy = "strict-origin-when-cross-origin";
  player.src = button.dataset.video;
  video.querySelector("[data-video-screen]").replaceChildren(player);
  video.querySelector("[data-video-note]").remove();
  player.focus();
}
