"""The texts that the tests of files make into files."""

from documents.extraction.package import OLE

TABLE = {"caption": "Relevé", "head": ["Jour", "Nombre"], "rows": [["lundi", "12"], ["mardi", "9"]]}
TEXT = {
    "title": "Compter les arrivées",
    "chapters": [
        {
            "title": "Ce que l’on compte",
            "sections": [
                {"title": "Les portes", "text": ["Deux par immeuble.", "Une seule sert."], "items": ["la cave"]},
                {"title": "Les jours", "table": TABLE},
            ],
        }
    ],
}
SLIDES = {
    "title": "Compter",
    "slides": [
        {"title": "Pourquoi compter", "points": ["Un soir de mai"], "notes": "Saluer d’abord."},
        {"title": "Comment", "points": ["à deux", "sans ordinateur"], "notes": "Montrer le carnet."},
        {"title": "Et après", "points": ["rendre compte"]},
    ],
}


def container(stream):
    """Return a file of Office 97 as far as it is looked at: its head, and the name of a stream across two reads."""
    return OLE + bytes((1 << 20) - 8 - 5) + stream.encode("utf-16-le") + bytes(100)
