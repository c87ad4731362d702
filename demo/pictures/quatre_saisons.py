"""One courtyard, one tree and one bench, four times: spring, summer, autumn and winter side by side."""

from dataclasses import dataclass
from math import cos, radians, sin

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, Canvas, Point
from demo.pictures.figures import limb
from demo.pictures.posed import STANDING, STRIDE, Limb, Look, Pose, figure
from demo.pictures.scenery import SUMMER, Greens, cloud, round_tree, sun, windows

BAND, GAP = 400.0, 12.0
SEATED = Pose((((-0.8, 4.0), (-1.0, 2.8), (0.1, 2.4)), ((0.8, 4.0), (1.1, 2.8), (0.5, 2.4))), STANDING.legs, 1.7)
TALKING: tuple[Limb, ...] = (((-0.7, 5.7), (-1.0, 4.4), (-0.5, 3.4)), ((0.6, 5.7), (1.1, 4.6), (2.2, 5.2)))
SWEEPING = Pose((((-0.6, 5.7), (0.3, 4.6), (1.5, 4.7)), ((0.7, 5.6), (0.9, 4.2), (1.7, 3.6))), STRIDE)


@dataclass(frozen=True)
class Season:
    """The colours of one band; no greens when the tree is bare."""

    sky: str
    lawn: str
    edge: str
    panes: tuple[str, ...]
    greens: Greens | None


BLOSSOM: Greens = (p.BRICK_MID, p.BRICK_LIGHT, p.BRICK_TINT)
RUST: Greens = (p.BRICK, p.OCHRE, p.OCHRE_MID)
SPRING = Season(p.PASTEL_TINT, p.OLIVE_TINT, p.OLIVE_LIGHT, (p.PASTEL, p.PASTEL_MID), BLOSSOM)
HIGH_SUMMER = Season(p.PASTEL_LIGHT, p.OLIVE_LIGHT, p.OLIVE_MID, (p.PASTEL, p.PASTEL_MID), SUMMER)
AUTUMN = Season(p.BRICK_TINT, p.OCHRE_LIGHT, p.OCHRE_MID, (p.PASTEL, p.PASTEL, p.OCHRE_LIGHT), RUST)
WINTER = Season(p.PASTEL_MID, p.PAPER, p.PASTEL_TINT, (p.OCHRE_LIGHT, p.PASTEL_DARK, p.OCHRE_MID), None)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    seasons = ((SPRING, _spring), (HIGH_SUMMER, _summer), (AUTUMN, _autumn), (WINTER, _winter))
    for index, (season, life) in enumerate(seasons):
        x = index * (BAND + GAP / 4)
        canvas.rect(x, 0, BAND, HEIGHT, season.sky)
        if index < 3:
            sun(canvas, x + 200, (210, 130, 250)[index], (50, 78, 58)[index])
        _courtyard(canvas, x, season)
        life(canvas, x)
        canvas.rect(x - GAP, 0, GAP, HEIGHT, p.PAPER)


def _courtyard(canvas: Canvas, x: float, season: Season) -> None:
    """Draw what stays from one season to the next: the residence, the lawn, the path, the tree and the bench."""
    canvas.rect(x, 300, BAND, 400, p.SAND)
    canvas.rect(x, 288, BAND, 16, p.BRICK_MID if season.greens else p.PAPER)
    canvas.rect(x, 640, BAND, 60, p.BRICK_LIGHT)
    windows(canvas, (x + 24, 334), (4, 3), (46, 62), (100, 102), season.panes)
    for row in range(3):
        canvas.rect(x, 404 + row * 102, BAND, 8, p.LINE)
    canvas.rect(x, 690, BAND, HEIGHT - 690, season.lawn)
    canvas.rect(x, 690, BAND, 14, season.edge)
    canvas.rect(x, 860, BAND, 90, p.OCHRE_TINT if season.greens else p.PASTEL_TINT)
    canvas.rect(x, 860, BAND, 8, season.edge)
    canvas.rect(x + 318, 560, 58, 140, p.PASTEL_DARK)
    canvas.rect(x + 324, 568, 46, 80, season.panes[-1])
    canvas.rect(x + 306, 544, 82, 16, p.BRICK_MID)
    if season.greens:
        round_tree(canvas, x + 176, 830, 480, season.greens)
    else:
        _bare_tree(canvas, x + 176, 830)
    _bench(canvas, x + 208, 884)


def _bench(canvas: Canvas, x: float, base: float) -> None:
    """Draw a bench seen from the front."""
    canvas.disc(x + 90, base + 2, 100, p.SHADE, 0.12)
    for foot in (x + 14, x + 142):
        canvas.rect(foot, base - 90, 9, 90, p.INK)
    for rail in (base - 92, base - 72):
        canvas.rounded(x, rail, 166, 13, 3, p.OCHRE)
    canvas.rounded(x - 4, base - 44, 174, 14, 3, p.OCHRE_MID)


def _bare_tree(canvas: Canvas, x: float, base: float) -> None:
    """Draw the tree without leaves, its branches lined with snow."""
    canvas.disc(x + 90, base, 120, p.SHADE, 0.16)
    canvas.poly([(x - 17, base), (x - 10, base - 190), (x + 10, base - 190), (x + 17, base)], p.BRICK_DARK)
    for angle, length in ((-90, 104), (-124, 96), (-58, 96)):
        _branch(canvas, (x, base - 180), angle, length, 16)


def _branch(canvas: Canvas, start: Point, angle: float, length: float, width: float) -> None:
    """Draw a branch and the smaller ones that leave it."""
    end = (start[0] + length * cos(radians(angle)), start[1] + length * sin(radians(angle)))
    limb(canvas, [start, end], p.BRICK_DARK, width)
    canvas.line([(start[0] - 2, start[1] - width * 0.5), (end[0] - 2, end[1] - width * 0.5)], p.PAPER, width * 0.4)
    if width > 5:
        for turn, ratio in ((-25, 0.68), (22, 0.72)):
            _branch(canvas, end, angle + turn, length * ratio, width * 0.6)


def _spring(canvas: Canvas, x: float) -> None:
    """Add petals on the grass and two neighbours, one on the bench."""
    for left, top in _scattered(44, x, (712, 964)):
        canvas.disc(left, top, 6, p.BRICK_LIGHT, 0.6)
    figure(canvas, (x + 318, 906), 190, Look(p.PASTEL, hair=p.OCHRE_DARK, cut="long"), SEATED)
    figure(canvas, (x + 84, 930), 230, Look(p.OLIVE_MID, p.OCHRE_DARK), Pose(TALKING))


def _summer(canvas: Canvas, x: float) -> None:
    """Add an old man in the shade and a child with a ball."""
    cloud(canvas, x + 40, 250, 150)
    figure(canvas, (x + 300, 906), 196, Look(p.PAPER, p.BRICK_LIGHT, p.LINE, legs=p.INK_SOFT), SEATED)
    figure(canvas, (x + 110, 946), 150, Look(p.BRICK, p.BRICK_MID), Pose(TALKING, STRIDE), -1)
    canvas.disc(x + 46, 934, 20, p.OCHRE_MID)
    canvas.disc(x + 40, 928, 10, p.OCHRE_TINT)


def _autumn(canvas: Canvas, x: float) -> None:
    """Add fallen leaves and somebody who sweeps them."""
    for index, (left, top) in enumerate(_scattered(54, x, (560, 980))):
        canvas.disc(left, top, 8, (p.BRICK, p.OCHRE, p.BRICK_MID)[index % 3], 0.55)
    figure(canvas, (x + 100, 950), 236, Look(p.OLIVE, hair=p.BRICK_DARK), SWEEPING)
    canvas.line([(x + 134, 792), (x + 196, 950)], p.OCHRE_DARK, 7)
    canvas.poly([(x + 182, 920), (x + 196, 914), (x + 226, 962), (x + 182, 966)], p.OCHRE)
    for left, top, radius in ((250, 958, 26), (284, 962, 30), (318, 966, 20)):
        canvas.disc(x + left, top, radius, (p.BRICK_MID, p.OCHRE, p.BRICK)[radius % 3], 0.6)


def _winter(canvas: Canvas, x: float) -> None:
    """Add the snow, a snowman and the child who made it."""
    for rail in (784, 836):
        canvas.rounded(x + 204, rail, 174, 12, 6, p.PAPER)
    for base, radius in ((906, 52), (838, 38), (786, 26)):
        canvas.disc(x + 70, base, radius, p.PASTEL_LIGHT)
        canvas.disc(x + 66, base - 4, radius * 0.88, p.PAPER)
    canvas.poly([(x + 84, 784), (x + 112, 792), (x + 84, 796)], p.OCHRE)
    canvas.rect(x + 40, 808, 56, 14, p.BRICK)
    figure(canvas, (x + 170, 946), 160, Look(p.BRICK, hair=p.OCHRE_MID, cut="scarf"), Pose(TALKING), -1)
    for flake, (left, top) in enumerate(_scattered(70, x, (0, 860))):
        canvas.disc(left, top, 4 + flake % 3, p.PAPER)


def _scattered(count: int, x: float, span: Point) -> list[Point]:
    """Return points that fall evenly over a band, between two heights."""
    wide, low, deep = BAND - 40, span[0], span[1] - span[0]
    return [(x + 14 + wide * (step * 0.7549 % 1), low + deep * (step * 0.5698 % 1)) for step in range(count)]
