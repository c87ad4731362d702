"""People whom several illustrations show, standing or seated in profile. The light comes from the upper left."""

from collections.abc import Sequence
from dataclasses import dataclass

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, ellipse, smooth

# The lit skin of the other pictures, and two deeper ones.
SKINS = (p.BRICK_LIGHT, "#c98a70", "#8f5a45")


@dataclass(frozen=True)
class Look:
    """How a figure is dressed: coat, sleeves, legs, hair and skin."""

    coat: str
    sleeve: str
    legs: str = p.INK
    hair: str = p.INK
    skin: str = p.BRICK_LIGHT


def limb(canvas: Canvas, points: Sequence[Point], colour: str, width: float) -> None:
    """Draw an arm or a leg: a thick broken line with round ends."""
    canvas.line(points, colour, width)
    for x, y in points:
        canvas.disc(x, y, width / 2, colour)


def head(canvas: Canvas, centre: Point, radius: float, look: Look, facing: float) -> None:
    """Draw a head turned to the right (1), to the left (-1), to us (0), or away from us (2)."""
    canvas.disc(*centre, radius, look.hair if facing == 2 else look.skin)
    start, end = {1: (112, 322), -1: (218, 428), 0: (172, 368), 2: (172, 368)}[round(facing)]
    canvas.poly(ellipse(centre, radius * 1.08, radius * 1.08, start, end), look.hair)


def sitter(
    canvas: Canvas, hip: Point, unit: float, look: Look, facing: int, arms: Sequence[Sequence[Point]] = ()
) -> None:
    """Draw a figure seated in profile, an eighth of its height per unit; arms are given in units from the hip."""

    def at(points: Sequence[Point]) -> list[Point]:
        """Return points of the picture for points in units from the hip."""
        return [(hip[0] + facing * dx * unit, hip[1] - dy * unit) for dx, dy in points]

    limb(canvas, at([(0, 0.1), (1.9, 0.15), (1.75, -1.9)]), p.INK, unit * 0.95)
    limb(canvas, at([(0, 0.1), (2.15, 0.1), (2.1, -1.9)]), look.legs, unit * 0.95)
    limb(canvas, at([(2.1, -2.15), (2.7, -2.15)]), p.INK, unit * 0.5)
    limb(canvas, at([(-0.1, 3.2), (0.08, 3.8)]), look.skin, unit * 0.6)
    back = [(-0.3, -0.42), (-0.75, -0.2), (-0.92, 0.8), (-0.88, 2.3), (-0.5, 3.15)]
    canvas.poly(smooth(at([*back, (0.2, 3.2), (0.6, 2.6), (0.75, 1.2), (0.7, -0.1), (0.4, -0.4)])), look.coat)
    head(canvas, at([(0.22, 4.25)])[0], unit * 0.84, look, facing)
    for arm in arms:
        limb(canvas, at(arm), look.sleeve, unit * 0.68)
        canvas.disc(*at(arm)[-1], unit * 0.36, look.skin)


def stander(
    canvas: Canvas, foot: Point, unit: float, look: Look, facing: int, arms: Sequence[Sequence[Point]] = ()
) -> None:
    """Draw a figure of eight units standing at foot; arms are given in units from there, to the side faced."""
    x, base = foot
    way = -1 if facing == -1 else 1
    canvas.disc(x + unit * 1.6, base, unit * 2, p.SHADE, 0.2)
    for side in (-0.55, 0.55):
        leg = [(x + side * unit, base - unit * 3), (x + side * unit * 1.2, base - unit * 0.4)]
        limb(canvas, leg, look.legs, unit * 0.8)
    coat = [(-0.95, 6.0), (-0.5, 6.4), (0.5, 6.4), (0.95, 6.0), (1.4, 2.4), (-1.4, 2.4)]
    canvas.poly([(x + dx * unit, base - dy * unit) for dx, dy in coat], look.coat)
    canvas.poly([(x + dx * unit, base - dy * unit) for dx, dy in ((0.4, 6.4), *coat[2:5], (0.6, 2.4))], p.SHADE)
    limb(canvas, [(x, base - unit * 6.3), (x, base - unit * 6.6)], look.skin, unit * 0.6)
    for arm in arms:
        points = [(x + way * dx * unit, base - dy * unit) for dx, dy in arm]
        limb(canvas, points, look.sleeve, unit * 0.66)
        canvas.disc(*points[-1], unit * 0.36, look.skin)
    head(canvas, (x + (way * unit * 0.12 if facing in {1, -1} else 0), base - unit * 7.15), unit * 0.86, look, facing)
