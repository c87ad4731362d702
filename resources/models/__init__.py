"""The models of the resources."""

from resources.models.producers import Producer

__all__ = ["Producer"]
