"""The models of the fiches d'expérience."""

from experiences.models.lists import ExperienceVideo, FollowUp, Funder, Partner
from experiences.models.pages import ExperienceIndexPage, ExperiencePage

__all__ = ["ExperienceIndexPage", "ExperiencePage", "ExperienceVideo", "FollowUp", "Funder", "Partner"]
