"""Chromium for the browser tests."""

from __future__ import annotations

from scripts.testbed.program import Program


class Chromium(Program):
    """The browser of the tests."""

    key = "chromium"
    title = "Chromium"
    variable = "CHROMIUM"
    names = (
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    )
    packages = ("chromium",)
