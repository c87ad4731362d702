"""Texts and videos as editors bring them: a pasted text comes clean, a video asks nothing of its host."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.test_walks import log_in, publish

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("portal")]
"""They share the portal of the walks."""

VIDEO = "https://vimeo.com/76979871"
VIDEO_PAGE = "/experiences/iness-centre-affaires-quartier-narbonne/"
PASTED = """
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal {mso-style-unhide:no;}</style></head>
<body lang=FR style='tab-interval:35.4pt'><!--StartFragment-->
<h1><a name="_Toc1"></a>Le contexte<o:p></o:p></h1>
<p class=MsoNormal style='text-align:justify'><span style='font-size:11.0pt;mso-fareast-font-family:"Times New Roman"'>
Depuis 2015,&nbsp; la ville soutient l’<b style='mso-bidi-font-weight:normal'>association</b>&nbsp;: «&nbsp;les
jardins&nbsp;».<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>
</span><![endif]>un potager&nbsp;;<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span>
</span><![endif]>une cabane.<o:p></o:p></p>
<p class=MsoNormal>Voir <a href="https://example.org/bilan">le bilan</a>
et <a href="file:///C:/b.docx">le brouillon</a>.</p>
<table border=1><tr><td width=40>Graines</td><td>12 sachets</td></tr><tr><td>Outils</td><td>4</td></tr></table>
<!--EndFragment--></body></html>
"""
PASTE = """(editor, html) => {
  const held = new DataTransfer();
  held.setData("text/html", html);
  held.setData("text/plain", "Le contexte");
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def edit(open_page, portal):
    """Open the form of a page of the demo, by its slug."""

    def opened(slug):
        page = open_page("/admin/", viewport={"width": 1400, "height": 1000})
        log_in(page, portal)
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        found = page.request.get(f"/admin/api/main/pages/?slug={slug}").json()["items"]
        page.goto(f"/admin/pages/{found[0]['id']}/edit/")
        return page

    return opened


def published(page):
    """Publish the page and wait until the admin is back at its list."""
    publish(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_text_of_a_word_processor_comes_clean(edit, open_page):
    page = edit("carre-saint-dominique-nimes")
    editor = page.locator("[data-contentpath=difficulties] .public-DraftEditor-content")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    editor.evaluate(PASTE, PASTED)
    expect(page.locator("input[name=difficulties]")).to_have_value(re.compile("une cabane"))
    published(page)

    written = open_page("/experiences/carre-saint-dominique-nimes/").locator("#difficulties + .rich-text")

    html = re.sub(r' data-block-key="\w+"', "", written.inner_html().strip())
    assert html == (
        "<h3>Le contexte</h3>"
        "<p>Depuis 2015, la ville soutient l’<b>association</b>&nbsp;: «&nbsp;les jardins&nbsp;».</p>"
        "<ul><li>un potager&nbsp;;</li><li>une cabane.</li></ul>"
        '<p>Voir <a href="https://example.org/bilan">le bilan</a> et le brouillon.</p>'
        "<p>Graines 12 sachets</p><p>Outils 4</p>"
    )


def test_video_asks_nothing_of_its_host_before_a_click_and_is_a_link_without_javascript(edit, open_page, portal):
    page = edit("iness-centre-affaires-quartier-narbonne")
    page.get_by_role("button", name=re.compile("Ajouter.*vidéo", re.IGNORECASE)).click()
    page.fill("input[name=videos-0-url]", VIDEO)
    page.fill("input[name=videos-0-title]", "Une visite")
    page.locator("#inline_child_videos-0 .public-DraftEditor-content").click()
    page.keyboard.type("Nous entrons.")
    expect(page.locator("input[name=videos-0-transcript]")).to_have_value(re.compile("Nous entrons"))
    published(page)

    visitor, asked, complaints = open_page("/"), [], []
    visitor.route("https://player.vimeo.com/**", lambda route: route.fulfill(body="<p>lecteur</p>"))
    visitor.on("request", lambda request: asked.append((request.url, request.headers.get("referer", ""))))
    visitor.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    visitor.goto(VIDEO_PAGE)
    visitor.get_by_role("link", name=re.compile("vimeo.com")).scroll_into_view_if_needed()
    visitor.wait_for_load_state("networkidle")
    before = [url for url, _referrer in asked if not url.startswith((portal.address, "data:"))]
    visitor.get_by_role("button", name=re.compile("Une visite")).click()
    expect(visitor.frame_locator("iframe").get_by_text("lecteur")).to_be_visible()

    player = "https://player.vimeo.com/video/76979871?dnt=1"
    assert before == []
    assert [row for row in asked if "vimeo" in row[0]] == [(player, f"{portal.address}/")]
    assert visitor.evaluate("document.activeElement.title") == "Une visite"
    assert complaints == []

    reader = open_page(VIDEO_PAGE, java_script_enabled=False)
    expect(reader.get_by_role("link", name=re.compile("vimeo.com"))).to_have_attribute("href", VIDEO)
    expect(reader.locator("[data-video]")).to_be_hidden()
    reader.locator(".transcript summary").click()
    expect(reader.get_by_text("Nous entrons.")).to_be_visible()
