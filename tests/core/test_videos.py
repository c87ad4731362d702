"""The videos of other sites: where each is played, and what a page may frame."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError

from core.videos import HOSTS, player, validate_video_url

PLAYERS = {
    "https://www.youtube.com/watch?v=a1-B_2": "https://www.youtube-nocookie.com/embed/a1-B_2",
    "https://m.youtube.com/shorts/a1": "https://www.youtube-nocookie.com/embed/a1",
    "https://youtu.be/a1": "https://www.youtube-nocookie.com/embed/a1",
    "https://vimeo.com/123": "https://player.vimeo.com/video/123?dnt=1",
    "https://www.dailymotion.com/video/x1": "https://geo.dailymotion.com/player.html?video=x1",
    "https://dai.ly/x1": "https://geo.dailymotion.com/player.html?video=x1",
    "https://peertube.fr/w/a1": "https://peertube.fr/videos/embed/a1",
    "https://tube.numerique.gouv.fr/w/a1": "https://tube.numerique.gouv.fr/videos/embed/a1",
}


def origin(url):
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


@pytest.mark.parametrize(("url", "address"), PLAYERS.items())
def test_video_of_a_known_host_has_a_player(url, address):
    validate_video_url(url)

    assert player(url) == address


@pytest.mark.parametrize(
    "url",
    ["https://video.example.org/1", "https://vimeo.com/", "https://www.youtube.com/watch", "https://vimeo.com/a<b"],
)
def test_address_without_a_known_video_is_refused(url):
    with pytest.raises(ValidationError):
        validate_video_url(url)

    assert player(url) == ""


def test_pages_may_frame_the_players_of_the_known_hosts_and_nothing_else(settings):
    hosts = {urlsplit(url).netloc.removeprefix("www.").removeprefix("m.") for url in PLAYERS}

    assert hosts == set(HOSTS)
    assert set(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]) == {origin(url) for url in PLAYERS.values()}
