"""The models of the resources."""

from resources.models.collection import Collection
from resources.models.decks import DeckPage
from resources.models.dossiers import DossierLink, DossierPage, DossierSheetPage
from resources.models.index import ResourceIndexPage
from resources.models.link_checks import LinkCheck
from resources.models.news import NewsIndexPage, NewsPage
from resources.models.producers import Author, Producer, Speaker
from resources.models.publications import PublicationPage
from resources.models.references import BibliographicReference, UsefulContact
from resources.models.toolboxes import ToolboxContact, ToolboxPage, ToolboxReference, ToolboxTerm
from resources.models.videos import VideoPage

__all__ = [
    "Author",
    "BibliographicReference",
    "Collection",
    "DeckPage",
    "DossierLink",
    "DossierPage",
    "DossierSheetPage",
    "LinkCheck",
    "NewsIndexPage",
    "NewsPage",
    "Producer",
    "PublicationPage",
    "ResourceIndexPage",
    "Speaker",
    "ToolboxContact",
    "ToolboxPage",
    "ToolboxReference",
    "ToolboxTerm",
    "UsefulContact",
    "VideoPage",
]
