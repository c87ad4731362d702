"""A round table seen from above: children's hands, coloured cards, cubes, and a case of games."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians, sin

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, ellipse
from demo.pictures.figures import SKINS, Look, limb

CENTRE: Point = (790, 520)
COLOURS = ((p.BRICK, p.BRICK_TINT), (p.PASTEL, p.PASTEL_TINT), (p.OLIVE, p.OLIVE_TINT), (p.OCHRE, p.OCHRE_TINT))
CUBES = ((p.BRICK_MID, p.BRICK_DARK), (p.PASTEL_MID, p.PASTEL_DARK), (p.OLIVE_MID, p.OLIVE_DARK), (p.PAPER, p.LINE))
ROWS = ((560, 400, -8), (672, 384, 4), (784, 392, -3), (600, 548, 5), (712, 536, -6), (826, 548, 3))
CARDS = (*ROWS, (620, 696, -4), (736, 690, 6), (420, 560, 38), (884, 716, -20))
PILE = ((950, 520, 12), (1018, 556, 40), (962, 592, -10))
LOOSE = ((480, 724, 24), (540, 778, 4), (452, 796, 50), (760, 840, 20), (440, 420, 8))


@dataclass(frozen=True)
class Child:
    """A child at the table: place, direction faced, dress, and where each hand lies with the bend of its arm."""

    place: Point
    turn: float
    look: Look
    hands: tuple[tuple[Point, float], ...]


LOOKS = (
    Look(p.BRICK, p.BRICK_MID),
    Look(p.PAPER, p.SAND, hair=p.BRICK_DARK, skin=SKINS[1]),
    Look(p.PASTEL, p.PASTEL_MID, skin=SKINS[2]),
    Look(p.OLIVE, p.OLIVE_MID, skin=SKINS[2]),
    Look(p.PASTEL_DARK, p.PASTEL_LIGHT, hair=p.OCHRE_DARK),
)
CHILDREN = (
    Child((70, 430), 5, LOOKS[0], (((340, 376), -40), ((330, 530), 40))),
    Child((560, 4), 82, LOOKS[1], (((700, 290), -30), ((500, 270), 20))),
    Child((1560, 560), 184, LOOKS[2], (((1180, 670), -60), ((1240, 500), 40))),
    Child((330, 990), -58, LOOKS[3], (((400, 700), -30), ((620, 800), 40))),
    Child((1080, 1000), -104, LOOKS[4], (((914, 806), -50), ((1120, 800), 30))),
)


def turned(centre: Point, turn: float, points: Iterable[Point]) -> list[Point]:
    """Return points given around a centre, turned clockwise by an angle in degrees."""
    across, along = cos(radians(turn)), sin(radians(turn))
    return [(centre[0] + x * across - y * along, centre[1] + x * along + y * across) for x, y in points]


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _floor(canvas)
    for child in CHILDREN:
        _shoulders(canvas, child)
    _table(canvas)
    _case(canvas, (1130, 330), 14)
    for index, (x, y, turn) in enumerate(CARDS):
        _card(canvas, (x, y), turn, index)
    for index, (x, y, turn) in enumerate((*PILE, *LOOSE)):
        _cube(canvas, (x, y), turn, index)
    for child in CHILDREN:
        for side, (hand, bend) in enumerate(child.hands):
            _arm(canvas, child, side, hand, bend)
        _hair(canvas, child)


def _floor(canvas: Canvas) -> None:
    """Draw the floor of the room, in boards."""
    canvas.rect(0, 0, WIDTH, HEIGHT, p.OCHRE_DARK)
    for row in range(9):
        canvas.rect(0, row * 120, WIDTH, 116, p.OCHRE)
        for joint in range(3):
            canvas.rect(row * 370 % 600 + joint * 600, row * 120, 4, 116, p.OCHRE_DARK)


def _table(canvas: Canvas) -> None:
    """Draw the round table, its rim and its shadow."""
    canvas.disc(CENTRE[0] + 46, CENTRE[1] + 50, 600, p.SHADE_DEEP, 0.8)
    canvas.disc(CENTRE[0] + 5, CENTRE[1] + 8, 600, p.OCHRE_DARK, 0.8)
    canvas.disc(*CENTRE, 600, p.OCHRE_MID, 0.8)
    canvas.disc(*CENTRE, 582, p.OCHRE_LIGHT, 0.8)
    canvas.disc(CENTRE[0] - 90, CENTRE[1] - 70, 440, "#ffffff1e", 0.8)


def _shoulders(canvas: Canvas, child: Child) -> None:
    """Draw the back of a child, and its shadow."""
    x, y = child.place
    canvas.poly(turned((x + 24, y + 28), child.turn, ellipse((0, 0), 110, 160)), p.SHADE_DEEP)
    canvas.poly(turned(child.place, child.turn, ellipse((0, 0), 86, 148)), child.look.coat)


def _hair(canvas: Canvas, child: Child) -> None:
    """Draw a head seen from above, with the tip of a nose."""
    x, y = child.place
    canvas.disc(x + 14, y + 18, 84, p.SHADE_DEEP)
    canvas.disc(*turned(child.place, child.turn, [(78, 0)])[0], 16, child.look.skin)
    canvas.disc(x, y, 82, child.look.hair)
    canvas.disc(x - 22, y - 24, 42, "#ffffff1c")


def _arm(canvas: Canvas, child: Child, side: int, hand: Point, bend: float) -> None:
    """Draw an arm from the shoulder to a hand on the table, then the hand with its fingers."""
    x, y = hand
    left, right = turned(child.place, child.turn, [(20, -118), (20, 118)])
    shoulder = (left, right)[side]
    elbow = ((shoulder[0] + x) / 2 + bend * 0.5, (shoulder[1] + y) / 2 + abs(bend) * 0.3)
    length = hypot(x - elbow[0], y - elbow[1])
    dx, dy = (x - elbow[0]) / length, (y - elbow[1]) / length
    cuff = (x - dx * 60, y - dy * 60)
    canvas.line([(px + 14, py + 18) for px, py in (shoulder, elbow, hand)], p.SHADE, 56)
    limb(canvas, [cuff, hand], child.look.skin, 40)
    limb(canvas, [shoulder, elbow, cuff], child.look.sleeve, 66)
    canvas.disc(x, y, 34, child.look.skin)
    thumb = -1.35 if side else 1.35
    for spread, size in ((-0.62, 50), (-0.2, 62), (0.2, 62), (0.6, 52), (thumb, 46)):
        tip = (dx * cos(spread) - dy * sin(spread), dx * sin(spread) + dy * cos(spread))
        limb(canvas, [hand, (x + tip[0] * size, y + tip[1] * size)], child.look.skin, 17)


def _card(canvas: Canvas, centre: Point, turn: float, rank: int) -> None:
    """Draw a card and its sign: a sun, a house, a leaf, a wave, or its back."""
    dark, light = COLOURS[rank % 4]
    outline = [(-46, -58), (-40, -64), (40, -64), (46, -58), (46, 58), (40, 64), (-40, 64), (-46, 58)]
    canvas.poly(turned((centre[0] + 7, centre[1] + 9), turn, outline), p.SHADE_DEEP)
    canvas.poly(turned(centre, turn, outline), p.PAPER)
    inner = [(-37, -55), (37, -55), (37, 55), (-37, 55)]
    if rank % 5 == 4:
        canvas.poly(turned(centre, turn, inner), dark)
        canvas.poly(turned(centre, turn, [(0, -34), (22, 0), (0, 34), (-22, 0)]), light)
        return
    canvas.poly(turned(centre, turn, inner), light)
    signs: tuple[list[Point], ...] = (
        ellipse((0, 0), 24, 24),
        [(-25, 30), (-25, -4), (0, -30), (25, -4), (25, 30)],
        [*ellipse((-18, 0), 36, 36, -56, 56), *ellipse((18, 0), 36, 36, 124, 236)],
        [(0, -34), *ellipse((0, 8), 22, 22, -30, 210)],
    )
    canvas.poly(turned(centre, turn, signs[(rank * 3) % 4]), dark)


def _cube(canvas: Canvas, centre: Point, turn: float, rank: int) -> None:
    """Draw a wooden cube."""
    light, dark = CUBES[rank % 4]
    square = [(-26, -26), (26, -26), (26, 26), (-26, 26)]
    for shift, colour in ((20, p.SHADE_DEEP), (9, dark), (6, dark), (3, dark), (0, light)):
        canvas.poly(turned((centre[0] + shift, centre[1] + shift), turn, square), colour)


def _case(canvas: Canvas, centre: Point, turn: float) -> None:
    """Draw the open case, its compartments and what they hold."""

    def panel(x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle of the case, turned with it."""
        canvas.poly(turned(centre, turn, [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]), colour)

    panel(-140, -100, 320, 240, p.SHADE_DEEP)
    panel(-160, -120, 320, 240, p.BRICK_DARK)
    panel(-150, -110, 300, 220, p.BRICK)
    for x, y, width, height in ((-138, -98, 130, 94), (4, -98, 134, 94), (-138, 8, 84, 90), (-42, 8, 180, 90)):
        panel(x, y, width, height, p.BRICK_DARK)
        panel(x + 8, y + 8, width - 8, height - 8, p.PASTEL_DARK)
    for index in range(6):
        spot = turned(centre, turn, [(-106 + index % 3 * 36, -66 + index // 3 * 38)])[0]
        canvas.disc(*spot, 15, CUBES[index % 4][1])
        canvas.disc(spot[0] - 3, spot[1] - 3, 12, CUBES[index % 4][0])
    for index in range(4):
        panel(18 + index * 10, -84 + index * 3, 76, 66, (p.PAPER, p.LINE)[index % 2])
    panel(58, -68, 56, 46, p.OCHRE_MID)
    panel(-124, 24, 56, 60, p.PAPER)
    for index in range(4):
        panel(-26 + index * 40, 26, 30, 56, CUBES[(index + 1) % 4][0])
