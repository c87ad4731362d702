"""The illustrations of the demo portal, drawn rather than stored: the same name always gives the same pixels."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from demo.keeping import generator, kept
from demo.pictures import (
    cercle_platane,
    chantier_grue,
    cour_bureaux,
    galerie_arcades,
    jeu_plateau,
    rue_commercante,
    terrils_mairie,
    vallee_ateliers,
)
from demo.pictures import palette as p
from demo.pictures.canvas import Canvas

_SCENES: dict[str, tuple[str, Callable[[Canvas], None]]] = {
    "rue-commercante": (p.PASTEL_TINT, rue_commercante.draw),
    "vallee-ateliers": (p.PAPER, vallee_ateliers.draw),
    "jeu-plateau": (p.PASTEL, jeu_plateau.draw),
    "cour-bureaux": (p.SAND, cour_bureaux.draw),
    "cercle-platane": (p.PASTEL_TINT, cercle_platane.draw),
    "galerie-arcades": (p.PAPER, galerie_arcades.draw),
    "chantier-grue": (p.PASTEL_TINT, chantier_grue.draw),
    "terrils-mairie": (p.PASTEL_TINT, terrils_mairie.draw),
}

NAMES: tuple[str, ...] = tuple(_SCENES)


def draw(name: str) -> Image.Image:
    """Return the illustration of that name, an RGB image of 1600 by 1000 pixels; KeyError when there is none."""
    background, scene = _SCENES[name]
    canvas = Canvas(background)
    scene(canvas)
    return canvas.finish()


def webp(name: str) -> bytes:
    """Return the illustration as a WEBP file, drawn unless an earlier load did and kept it."""
    return kept(f"{name}.webp", [name, generator(Path(__file__).parent, "pillow")], lambda: _written(draw(name)))


def _written(image: Image.Image) -> bytes:
    file = BytesIO()
    image.save(file, "WEBP", quality=88)
    return file.getvalue()
