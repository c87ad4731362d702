"""A tram on grass between two blocks of flats: one with its new balconies, the other under scaffolding."""

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, ellipse, smooth
from demo.pictures.scenery import cloud, passer_by, round_tree, sun

VANISHING: Point = (820, 560)
EYE, FOCAL = 5.0, 1000.0
FRONTS = (p.OCHRE_MID, p.BRICK_MID, p.OLIVE_MID, p.PASTEL_MID, p.OCHRE_LIGHT)
SIDES = (p.OCHRE, p.BRICK, p.OLIVE, p.PASTEL, p.OCHRE)


def at(x: float, y: float, z: float) -> Point:
    """Return the point of the picture for metres to the right, up, and away."""
    return VANISHING[0] + x * FOCAL / z, VANISHING[1] + (EYE - y) * FOCAL / z


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 800, 190, 84)
    cloud(canvas, 960, 90, 260)
    cloud(canvas, 560, 300, 150)
    _ground(canvas)
    _scaffolded(canvas)
    _renovated(canvas)
    for away in (64, 50, 39, 30):
        for side in (-9.0, 9.4):
            round_tree(canvas, *at(side, 0, away), 6200 / away)
    _wires(canvas)
    _tram(canvas)
    for x, z, coat in ((-6.5, 34.0, p.BRICK), (-5.8, 20.0, p.PASTEL), (-6.6, 20.4, p.OCHRE), (7.6, 24.0, p.OLIVE)):
        passer_by(canvas, *at(x, 0, z), 1750 / z, coat)


def _across(canvas: Canvas, span: Point, depth: Point, colour: str) -> None:
    """Fill a strip of the ground between two sides and two depths."""
    (left, right), (near, far) = span, depth
    canvas.poly([at(left, 0, near), at(right, 0, near), at(right, 0, far), at(left, 0, far)], colour)


def _along(canvas: Canvas, x: float, depth: Point, height: Point, colour: str) -> None:
    """Fill an upright rectangle that runs away from us."""
    (near, far), (low, high) = depth, height
    canvas.poly([at(x, low, near), at(x, low, far), at(x, high, far), at(x, high, near)], colour)


def _facing(canvas: Canvas, span: Point, height: Point, z: float, colour: str) -> None:
    """Fill an upright rectangle that faces us."""
    (left, right), (low, high) = span, height
    canvas.poly([at(left, low, z), at(right, low, z), at(right, high, z), at(left, high, z)], colour)


def _ground(canvas: Canvas) -> None:
    """Draw the town far away, the lawns, the paths and the rails."""
    for x, top, width in ((650, 500, 70), (730, 470, 50), (800, 516, 90), (900, 486, 60), (960, 520, 50)):
        canvas.rect(x, top, width, 90, p.PASTEL_LIGHT)
    canvas.ground([(-10, 600), (1610, 600)], p.OLIVE_LIGHT)
    for span, colour in (((-7.6, -5.0), p.SAND), ((6.4, 8.4), p.SAND), ((-4.0, 5.6), p.OLIVE_MID)):
        _across(canvas, span, (9, 124), colour)
    for rail in (-2.9, -1.4, 2.6, 4.1):
        _across(canvas, (rail - 0.07, rail + 0.07), (9, 124), p.PASTEL_TINT)


def _renovated(canvas: Canvas) -> None:
    """Draw the renovated block, its gable and its balconies."""
    _along(canvas, -14, (24, 80), (0, 18), p.SAND)
    _facing(canvas, (-36, -14), (0, 18), 24, p.PAPER)
    _facing(canvas, (-36, -14), (0, 3), 24, p.BRICK_LIGHT)
    _along(canvas, -14, (24, 80), (0, 3), p.BRICK_MID)
    _along(canvas, -14, (24, 80), (17.5, 18.3), p.BRICK)
    _facing(canvas, (-36, -14), (17.5, 18.3), 24, p.BRICK_MID)
    canvas.disc(112, 330, 112, p.OCHRE_LIGHT)
    for step, colour in enumerate((p.PASTEL_LIGHT, p.OLIVE_LIGHT, p.BRICK_LIGHT)):
        top = 380 + step * 90
        canvas.poly(
            [*smooth([(0, top), (80, top - 50), (160, top + 10), (237, top - 40)]), (237, 642), (0, 642)], colour
        )
    for bay in reversed(range(14)):
        near = 24.8 + bay * 4
        for floor in range(1, 6):
            low = floor * 2.9 + 0.5
            _along(canvas, -14, (near, near + 2.6), (low, low + 2), p.PASTEL)
            _along(canvas, -14, (near, near + 1.2), (low, low + 2), p.PASTEL_MID)
            if bay % 3 != 2:
                front, side = FRONTS[(bay * 2 + floor * 3) % 5], SIDES[(bay * 2 + floor * 3) % 5]
                _along(canvas, -12.5, (near - 0.3, near + 2.9), (low - 0.2, low + 0.9), front)
                _facing(canvas, (-14, -12.5), (low - 0.2, low + 0.9), near - 0.3, side)


def _scaffolded(canvas: Canvas) -> None:
    """Draw the block under works: old windows, insulation, then the scaffolding and its workers."""
    _along(canvas, 13, (26, 70), (0, 15), p.SAND)
    _facing(canvas, (13, 40), (0, 15), 26, p.LINE)
    for row in range(7):
        _facing(
            canvas,
            (13, 23.4 - row * 1.6),
            (row * 1.8, row * 1.8 + 1.74),
            26,
            p.OCHRE_LIGHT if row % 2 else p.OCHRE_TINT,
        )
    for bay in reversed(range(11)):
        for floor in range(5):
            _along(canvas, 13, (27 + bay * 4, 29.2 + bay * 4), (floor * 2.9 + 0.8, floor * 2.9 + 2.5), p.INK_SOFT)
    for floor in range(1, 6):
        _along(canvas, 11.6, (25, 70), (floor * 2.9 - 0.2, floor * 2.9), p.OCHRE_MID)
        _facing(canvas, (11.6, 24), (floor * 2.9 - 0.2, floor * 2.9), 25, p.OCHRE)
        canvas.line(
            [at(11.6, floor * 2.9 + 1, 70), at(11.6, floor * 2.9 + 1, 25), at(24, floor * 2.9 + 1, 25)], p.INK, 3
        )
    for z in (70, 63, 56, 50, 44, 39, 34, 29.5, 25):
        canvas.line([at(11.6, 0, z), at(11.6, 16, z)], p.INK, 120 / z)
    for x in (14.6, 17.6, 20.6):
        canvas.line([at(x, 0, 25), at(x, 16, 25)], p.INK, 5)
    _along(canvas, 11.5, (39, 70), (3, 15.6), p.PASTEL_MID + "c0")
    for x, y, coat in ((13.4, 5.8, p.OCHRE_MID), (16.4, 2.9, p.BRICK)):
        spot = at(x, y, 25)
        passer_by(canvas, *spot, 70, coat)
        canvas.poly(ellipse((spot[0], spot[1] - 63), 9, 9, 180, 360), p.OCHRE_LIGHT)


def _wires(canvas: Canvas) -> None:
    """Draw the posts and the wires of the tram."""
    for z in (90, 60, 42, 30, 21):
        canvas.line([at(0.6, 0, z), at(0.6, 6.6, z)], p.INK, 150 / z)
        canvas.line([at(-2.4, 6, z), at(3.6, 6, z)], p.INK, 90 / z)
    for x in (-2.15, 3.35):
        canvas.line([at(x, 5.8, 9), at(x, 5.8, 120)], p.INK, 2)


def _tram(canvas: Canvas) -> None:
    """Draw the tram that comes towards us."""
    _across(canvas, (2.0, 6.2), (14.6, 44), p.SHADE_DEEP)
    _along(canvas, 2.0, (15, 44), (0.3, 3.4), p.BRICK)
    for z in (16.2, 18.6, 21.4, 24.6, 28.4, 33, 38):
        _along(canvas, 2.0, (z, z * 1.1), (1.4, 2.8), p.PASTEL_DARK)
    _along(canvas, 2.0, (15, 44), (0.3, 0.6), p.INK)
    _along(canvas, 2.0, (15, 44), (3.2, 3.5), p.PAPER)
    _facing(canvas, (2.0, 4.7), (0.3, 3.4), 15, p.BRICK_MID)
    _facing(canvas, (2.0, 4.7), (3.2, 3.5), 15, p.PAPER)
    left, top = at(2.2, 3.0, 15)
    canvas.rounded(left, top, 153, 98, 14, p.PASTEL_DARK)
    canvas.poly([(left + 10, top + 6), (left + 90, top + 6), (left + 40, top + 92), (left + 10, top + 92)], p.PASTEL)
    canvas.disc(left + 104, top + 60, 14, p.BRICK_LIGHT)
    canvas.rounded(left + 84, top + 74, 42, 24, 8, p.INK)
    for x in (left + 16, left + 136):
        canvas.disc(x, top + 134, 11, p.OCHRE_TINT)
    _facing(canvas, (2.0, 4.7), (0.3, 0.6), 15, p.INK)
