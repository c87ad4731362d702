"""A board game of enterprise: a path of cells, pawns, dice, cards and small houses."""

from demo.pictures import palette as p
from demo.pictures.axonometry import Axonometry
from demo.pictures.canvas import Canvas, Point

VIEW = Axonometry((800, 90), 80)
SIDE = 9
CELLS = (p.BRICK_LIGHT, p.PASTEL_LIGHT, p.OCHRE_LIGHT, p.OLIVE_LIGHT)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    canvas.disc(760, 520, 900, "#5c8aa833", 0.62)
    canvas.disc(700, 470, 640, "#5c8aa833", 0.62)
    _board(canvas)
    _path(canvas)
    _middle(canvas)
    for corner, height, colours in _buildings():
        _house(canvas, corner, height, colours)
    for east, south, pawn in (
        (0.5, 4.5, (p.BRICK, p.BRICK_MID)),
        (4.5, 8.5, (p.OCHRE, p.OCHRE_LIGHT)),
        (8.5, 3.5, (p.OLIVE, p.OLIVE_LIGHT)),
        (8.5, 6.5, (p.PASTEL, p.PASTEL_MID)),
    ):
        _pawn(canvas, VIEW.at(east, south, 0.3), pawn)
    _die(canvas, (10.5, 4.6), (1, 5, 3))
    _die(canvas, (10.8, 6.9), (4, 2, 6))
    _cards(canvas)
    _coins(canvas)


def _board(canvas: Canvas) -> None:
    VIEW.flat(canvas, (0.25, 0.35), (SIDE + 0.35, SIDE + 0.35), "#0b263c70")
    VIEW.block(canvas, (-0.3, -0.3), (SIDE + 0.6, SIDE + 0.6, 0.25), (p.PAPER, p.LINE, "#b9ac99"))
    VIEW.flat(canvas, (0, 0), (SIDE, SIDE), p.SAND, 0.25)


def _path(canvas: Canvas) -> None:
    ring = [(i, 0) for i in range(SIDE)] + [(SIDE - 1, i) for i in range(1, SIDE)]
    ring += [(i, SIDE - 1) for i in range(SIDE - 2, -1, -1)] + [(0, i) for i in range(SIDE - 2, 0, -1)]
    for index, (east, south) in enumerate(ring):
        corner = east in (0, SIDE - 1) and south in (0, SIDE - 1)
        colour = p.PAPER if corner else CELLS[index % len(CELLS)]
        VIEW.flat(canvas, (east + 0.04, south + 0.04), (0.92, 0.92), colour, 0.25)
        if corner:
            canvas.disc(*VIEW.at(east + 0.5, south + 0.5, 0.25), 30, p.BRICK, 0.57)
            canvas.disc(*VIEW.at(east + 0.5, south + 0.5, 0.25), 17, p.PAPER, 0.57)
        else:
            VIEW.flat(canvas, (east + 0.3, south + 0.3), (0.4, 0.4), "#ffffff70", 0.25)


def _middle(canvas: Canvas) -> None:
    VIEW.flat(canvas, (1.5, 1.5), (6, 6), p.OLIVE_TINT, 0.25)
    VIEW.flat(canvas, (1.5, 4.1), (6, 0.8), p.PAPER, 0.25)
    VIEW.flat(canvas, (4.1, 1.5), (0.8, 6), p.PAPER, 0.25)
    for step in range(6):
        VIEW.flat(canvas, (1.75 + step, 4.47), (0.5, 0.08), p.LINE, 0.25)
        VIEW.flat(canvas, (4.47, 1.75 + step), (0.08, 0.5), p.LINE, 0.25)


def _buildings() -> tuple[tuple[Point, float, tuple[str, str, str]], ...]:
    brick, blue, sun = (
        (p.BRICK_LIGHT, p.BRICK_MID, p.BRICK),
        (p.PASTEL_LIGHT, p.PASTEL_MID, p.PASTEL),
        (p.OCHRE_LIGHT, p.OCHRE_MID, p.OCHRE),
    )
    return (
        ((2.0, 2.0), 1.6, blue),
        ((3.1, 2.1), 0.9, sun),
        ((2.1, 3.1), 0.7, brick),
        ((5.3, 2.0), 1.0, brick),
        ((6.5, 2.2), 1.4, sun),
        ((5.4, 3.1), 0.6, blue),
        ((2.0, 5.4), 0.8, sun),
        ((3.1, 5.3), 1.2, brick),
        ((2.2, 6.5), 0.6, blue),
        ((6.4, 5.3), 0.7, blue),
        ((5.3, 6.3), 1.0, brick),
    )


def _house(canvas: Canvas, corner: Point, height: float, colours: tuple[str, str, str]) -> None:
    east, south = corner
    VIEW.flat(canvas, (east + 0.12, south + 0.1), (1.15, 0.8), p.SHADE_DEEP, 0.25)
    VIEW.block(canvas, corner, (0.8, 0.8, height), colours, 0.25)
    for level in range(max(1, int(height / 0.45))):
        low = 0.4 + level * 0.45
        for shift in (0.12, 0.48):
            VIEW.south_wall(canvas, (east + shift, south + 0.8), 0.2, (low, low + 0.22), p.OCHRE_TINT)
            VIEW.east_wall(canvas, (east + 0.8, south + shift), 0.2, (low, low + 0.22), p.OCHRE_LIGHT)
    VIEW.flat(canvas, (east + 0.1, south + 0.1), (0.6, 0.6), "#ffffff38", height + 0.25)


def _pawn(canvas: Canvas, foot: Point, colours: tuple[str, str]) -> None:
    x, y = foot
    dark, light = colours
    canvas.disc(x + 26, y + 8, 44, p.SHADE_DEEP, 0.42)
    canvas.disc(x, y, 34, dark, 0.5)
    canvas.poly([(x - 30, y - 4), (x - 11, y - 70), (x + 11, y - 70), (x + 30, y - 4)], dark)
    canvas.poly([(x - 30, y - 4), (x - 11, y - 70), (x - 2, y - 70), (x - 8, y + 6)], light)
    canvas.disc(x, y - 70, 19, dark, 0.45)
    canvas.disc(x, y - 92, 26, dark)
    canvas.disc(x - 7, y - 98, 14, light)


def _die(canvas: Canvas, corner: Point, spots: tuple[int, int, int]) -> None:
    east, south = corner
    VIEW.flat(canvas, (east + 0.15, south + 0.12), (1.2, 0.9), "#0b263c60")
    VIEW.block(canvas, corner, (0.9, 0.9, 0.9), (p.PAPER, p.SAND, p.LINE))
    for u, v in _pips(spots[0]):
        canvas.disc(*VIEW.at(east + 0.9 * u, south + 0.9 * v, 0.9), 8, p.BRICK, 0.6)
    for u, v in _pips(spots[1]):
        canvas.disc(*VIEW.at(east + 0.9 * u, south + 0.9, 0.9 * v), 7, p.BRICK)
    for u, v in _pips(spots[2]):
        canvas.disc(*VIEW.at(east + 0.9, south + 0.9 * u, 0.9 * v), 7, p.BRICK_DARK)


def _pips(count: int) -> list[Point]:
    low, half, high = 0.25, 0.5, 0.75
    pairs = {2: [(low, low), (high, high)], 4: [(low, high), (high, low)], 6: [(low, half), (high, half)]}
    pips = [pip for limit, pair in pairs.items() if count >= limit for pip in pair]
    return [*pips, (half, half)] if count % 2 else pips


def _cards(canvas: Canvas) -> None:
    VIEW.flat(canvas, (-1.95, 4.6), (1.5, 2.2), "#0b263c60")
    for index in range(4):
        shift = index * 0.05
        VIEW.block(canvas, (-2.2 + shift, 4.4 - shift), (1.4, 2.1, 0.09), (p.PAPER, p.LINE, "#b9ac99"), index * 0.1)
    VIEW.flat(canvas, (-1.9, 4.4), (1.1, 1.8), p.BRICK, 0.4)
    VIEW.flat(canvas, (-1.65, 4.75), (0.6, 1.1), p.BRICK_TINT, 0.41)


def _coins(canvas: Canvas) -> None:
    for east, south, pile in ((2.3, 10.6, 2), (3.2, 10.5, 4), (2.9, 11.6, 3)):
        x, y = VIEW.at(east, south)
        canvas.disc(x + 14, y + 6, 40, "#0b263c60", 0.55)
        for coin in range(pile):
            canvas.disc(x, y - coin * 13, 34, p.OCHRE_DARK, 0.55)
            canvas.disc(x, y - coin * 13 - 9, 34, p.OCHRE_MID, 0.55)
        canvas.disc(x, y - pile * 13 + 4, 22, p.OCHRE_LIGHT, 0.55)
