"""The models that every page shares."""

from core.models.base import BasePage, PageAudience, PageTerritory, PageTheme
from core.models.directory import OrganisationIndexPage, PersonIndexPage, TerritoryIndexPage
from core.models.glossary import GlossaryTerm, RelatedTerm
from core.models.glossary_page import GlossaryIndexPage
from core.models.images import PortalImage, PortalRendition
from core.models.involvement import Contribution, Involvement
from core.models.organisations import Organisation, OrganisationName, Person, PersonFunction
from core.models.pages import HomeFeature, HomePage, LegalPage, SiteMapPage, StandardPage, ThemeIndexPage
from core.models.site_settings import PortalSettings
from core.models.taxonomy import Audience, Theme, ThemePin
from core.models.territories import Territory, TerritoryParent, TerritorySuccessor
from core.models.users import User

__all__ = [
    "Audience",
    "BasePage",
    "Contribution",
    "GlossaryIndexPage",
    "GlossaryTerm",
    "HomeFeature",
    "HomePage",
    "Involvement",
    "LegalPage",
    "Organisation",
    "OrganisationIndexPage",
    "OrganisationName",
    "PageAudience",
    "PageTerritory",
    "PageTheme",
    "Person",
    "PersonFunction",
    "PersonIndexPage",
    "PortalImage",
    "PortalRendition",
    "PortalSettings",
    "RelatedTerm",
    "SiteMapPage",
    "StandardPage",
    "Territory",
    "TerritoryIndexPage",
    "TerritoryParent",
    "TerritorySuccessor",
    "Theme",
    "ThemeIndexPage",
    "ThemePin",
    "User",
]
