"""The illustrations of the demo portal, drawn rather than stored: the same name always gives the same pixels."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from demo.keeping import generator, kept
from demo.pictures import (
    atelier_bois,
    bassin_nage,
    carte_donnees,
    cercle_platane,
    chantier_educatif,
    chantier_grue,
    cour_bureaux,
    cuisine_jardins,
    ecole_cour,
    galerie_arcades,
    grand_ensemble,
    guichet_droits,
    immeuble_coupe,
    jeu_plateau,
    laverie_livres,
    marche_exploratoire,
    palier_sante,
    quatre_saisons,
    rue_commercante,
    table_citoyenne,
    table_jeux,
    terrain_four,
    terrils_mairie,
    vallee_ateliers,
    veille_du_soir,
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
    "marche-exploratoire": (p.PASTEL_DARK, marche_exploratoire.draw),
    "quatre-saisons": (p.PAPER, quatre_saisons.draw),
    "chantier-educatif": (p.OCHRE_LIGHT, chantier_educatif.draw),
    "atelier-bois": (p.OLIVE, atelier_bois.draw),
    "carte-donnees": (p.BRICK_MID, carte_donnees.draw),
    "immeuble-coupe": (p.BRICK_TINT, immeuble_coupe.draw),
    "table-citoyenne": (p.PASTEL_MID, table_citoyenne.draw),
    "grand-ensemble": (p.PASTEL_TINT, grand_ensemble.draw),
    "bassin-nage": (p.PASTEL_TINT, bassin_nage.draw),
    "laverie-livres": (p.BRICK_TINT, laverie_livres.draw),
    "cuisine-jardins": (p.OLIVE_TINT, cuisine_jardins.draw),
    "table-jeux": (p.OCHRE_LIGHT, table_jeux.draw),
    "veille-du-soir": (p.PASTEL_DARK, veille_du_soir.draw),
    "guichet-droits": (p.OCHRE_TINT, guichet_droits.draw),
    "palier-sante": (p.PAPER, palier_sante.draw),
    "ecole-cour": (p.PASTEL_TINT, ecole_cour.draw),
    "terrain-four": (p.PASTEL_TINT, terrain_four.draw),
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
