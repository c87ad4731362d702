"""People in a pose, whose coat, arms and legs a scene chooses; several illustrations show them."""

from dataclasses import dataclass
from itertools import pairwise

from demo.pictures import palette as p
from demo.pictures.canvas import Canvas, Point, ellipse
from demo.pictures.figures import limb

Limb = tuple[Point, ...]

SHADES = (
    (p.INK, p.INK_SOFT, p.LINE, p.SAND, p.PAPER),
    (p.PASTEL_DARK, p.PASTEL, p.PASTEL_MID, p.PASTEL_LIGHT, p.PASTEL_TINT),
    (p.BRICK_DARK, p.BRICK, p.BRICK_MID, p.BRICK_LIGHT, p.BRICK_TINT),
    (p.OCHRE_DARK, p.OCHRE, p.OCHRE_MID, p.OCHRE_LIGHT, p.OCHRE_TINT),
    (p.OLIVE_DARK, p.OLIVE, p.OLIVE_MID, p.OLIVE_LIGHT, p.OLIVE_TINT),
)
DARKER = {light: dark for shades in SHADES for dark, light in pairwise(shades)}


@dataclass(frozen=True)
class Look:
    """How somebody looks; `cut` is short, long, bun, scarf or back, and `hem` how high the coat ends."""

    coat: str
    skin: str = p.BRICK_LIGHT
    hair: str = p.INK
    cut: str = "short"
    legs: str = p.INK
    hem: float = 2.6


@dataclass(frozen=True)
class Pose:
    """Limbs in eighths of the height, forwards and upwards from the feet; `sunk` lowers the rest of the body."""

    arms: tuple[Limb, ...] = ()
    legs: tuple[Limb, ...] = (((-0.5, 3), (-0.7, 0)), ((0.5, 3), (0.7, 0)))
    sunk: float = 0
    shadow: bool = True


STANDING = Pose()
STRIDE: tuple[Limb, ...] = (((-0.3, 3), (-0.6, 1.6), (-1.5, 0.15)), ((0.3, 3), (0.9, 1.5), (1.0, 0)))
WRITING: tuple[Limb, ...] = (((-0.7, 5.7), (-0.2, 4.2), (1.3, 4.5)), ((0.6, 5.6), (0.9, 4.4), (1.7, 4.9)))


def figure(canvas: Canvas, foot: Point, height: float, look: Look, pose: Pose = STANDING, facing: int = 1) -> None:
    """Draw somebody at `foot`, turned to the right (1) or to the left (-1), with arms over the coat."""
    unit = height / 8

    def at(x: float, y: float) -> Point:
        """Return the point of the picture for eighths of the height forwards and upwards."""
        return foot[0] + facing * x * unit, foot[1] - y * unit

    if pose.shadow:
        canvas.disc(foot[0] + unit * 1.6, foot[1], unit * 2, p.SHADE, 0.2)
    for leg in pose.legs:
        limb(canvas, [at(*spot) for spot in leg], look.legs, unit * 0.6)
    top, hem = 6.35 - pose.sunk, look.hem - pose.sunk
    outline = [(-0.5, top), (0.5, top), (0.95, top - 0.4), (1.4, hem), (-1.4, hem), (-0.95, top - 0.4)]
    canvas.poly([at(*spot) for spot in outline], look.coat)
    shade = [(0.35, top), (0.5, top), (0.95, top - 0.4), (1.4, hem), (0.6, hem)]
    canvas.poly([at(facing * x, y) for x, y in shade], p.SHADE)
    head(canvas, at(0.12, 7.1 - pose.sunk), unit, look, facing)
    for arm in pose.arms:
        limb(canvas, [at(*spot) for spot in arm], DARKER.get(look.coat, p.INK), unit * 0.62)
        canvas.disc(*at(*arm[-1]), unit * 0.36, look.skin)


def head(canvas: Canvas, centre: Point, unit: float, look: Look, facing: int) -> None:
    """Draw a head and its hair, without a face."""
    x, y = centre
    if look.cut == "long":
        canvas.rounded(x - unit * (0.9 + 0.1 * facing), y - unit * 0.4, unit * 1.8, unit * 1.7, unit * 0.5, look.hair)
    if look.cut == "bun":
        canvas.disc(x - facing * unit * 0.92, y - unit * 0.3, unit * 0.4, look.hair)
    if look.cut == "scarf":
        canvas.poly([(x - unit * 0.9, y), (x + unit * 0.9, y), (x + unit, y + unit), (x - unit, y + unit)], look.hair)
        canvas.disc(x, y, unit * 0.95, look.hair)
        canvas.disc(x + facing * unit * 0.28, y + unit * 0.1, unit * 0.6, look.skin)
        return
    if look.cut == "back":
        canvas.disc(x, y, unit * 0.84, look.hair)
        return
    canvas.disc(x, y, unit * 0.8, look.skin)
    start = 170 - 22 * facing
    canvas.poly(ellipse((x, y - unit * 0.05), unit * 0.86, unit * 0.86, start, start + 200), look.hair)
