"""Seen from above, papers on a desk: a map of neighbourhoods with circles, a bar chart and a line."""

from collections.abc import Iterable
from math import cos, radians, sin

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, ellipse, smooth


class Sheet:
    """A sheet of paper laid askew: points of the sheet, from its top left corner, become points of the picture."""

    def __init__(self, corner: Point, angle: float) -> None:
        """Lay the sheet at a corner, turned clockwise by an angle in degrees."""
        self._corner, self._cos, self._sin = corner, cos(radians(angle)), sin(radians(angle))

    def at(self, x: float, y: float) -> Point:
        """Return the point of the picture for a point of the sheet."""
        return (
            self._corner[0] + x * self._cos - y * self._sin,
            self._corner[1] + x * self._sin + y * self._cos,
        )

    def rect(self, canvas: Canvas, corner: Point, size: Point, colour: str) -> None:
        """Fill a rectangle of the sheet."""
        (x, y), (width, height) = corner, size
        spots = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        canvas.poly([self.at(*spot) for spot in spots], colour)

    def path(self, points: Iterable[Point]) -> list[Point]:
        """Return several points of the sheet as points of the picture."""
        return [self.at(*point) for point in points]


MAP, CHART, CURVE = Sheet((120, 120), -4), Sheet((1010, 60), 5), Sheet((1010, 640), -3)
RIVER: tuple[Point, ...] = ((560, 6), (500, 120), (560, 240), (420, 340), (380, 460), (240, 560), (200, 735))
QUARTERS: tuple[tuple[str, tuple[Point, ...]], ...] = (
    (p.OCHRE_TINT, ((40, 50), (250, 30), (300, 170), (190, 260), (40, 220))),
    (p.OLIVE_TINT, ((262, 28), (490, 40), (440, 130), (490, 236), (380, 300), (206, 260), (316, 172))),
    (p.PASTEL_TINT, ((40, 236), (190, 276), (368, 312), (320, 440), (190, 500), (40, 460))),
    (p.BRICK_TINT, ((610, 40), (830, 50), (830, 270), (640, 300), (620, 220), (570, 130))),
    (p.OCHRE_TINT, ((620, 316), (830, 286), (830, 520), (650, 560), (500, 470), (480, 380))),
    (p.OLIVE_TINT, ((40, 478), (186, 516), (170, 600), (140, 700), (40, 700))),
    (p.PASTEL_TINT, ((470, 484), (640, 574), (830, 536), (830, 700), (270, 700), (310, 600))),
)
CIRCLES = (
    (150, 140, 54, p.BRICK), (350, 150, 84, p.BRICK), (180, 370, 66, p.PASTEL), (720, 160, 38, p.PASTEL),
    (690, 410, 96, p.BRICK), (98, 600, 30, p.PASTEL), (560, 630, 48, p.BRICK),
)  # fmt: skip


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _desk(canvas)
    _map(canvas)
    _chart(canvas)
    _curve(canvas)
    _cup(canvas, 890, 872)
    _pencil_and_glasses(canvas)


def _desk(canvas: Canvas) -> None:
    """Draw the wood of the desk."""
    for y in range(0, HEIGHT, 200):
        canvas.rect(0, y, WIDTH, 4, p.BRICK)
        for start, end in ((60, 700), (900, 1500)):
            canvas.curve([(start, y + 70), ((start + end) / 2, y + 96), (end, y + 78)], p.BRICK + "60", 4)


def _map(canvas: Canvas) -> None:
    """Draw the map: neighbourhoods, a river and its bridges, circles in proportion and their key."""
    MAP.rect(canvas, (14, 18), (870, 742), p.SHADE_DEEP)
    MAP.rect(canvas, (0, 0), (870, 742), p.PAPER)
    for colour, outline in QUARTERS:
        canvas.poly(MAP.path(outline), colour)
        canvas.line(MAP.path((*outline, outline[0])), p.LINE, 4)
    canvas.line(MAP.path(smooth(RIVER)), p.PASTEL_LIGHT, 26)
    for start, end in (((494, 232), (582, 264)), ((340, 480), (420, 500)), ((474, 74), (566, 66))):
        canvas.line(MAP.path((start, end)), p.INK_SOFT, 9)
    for x, y, radius, colour in CIRCLES:
        canvas.disc(*MAP.at(x, y), radius, colour + "c0")
        canvas.ring(*MAP.at(x, y), radius, colour, 4)
    for radius in (22, 38, 56):
        canvas.ring(*MAP.at(750, 680 - radius), radius, p.INK_SOFT, 3)
    MAP.rect(canvas, (435, 0), (3, 742), p.SHADE)
    MAP.rect(canvas, (435, 0), (435, 742), p.PAPER + "14")


def _chart(canvas: Canvas) -> None:
    """Draw a sheet with a bar chart, held by a paper clip."""
    CHART.rect(canvas, (12, 14), (500, 520), p.SHADE_DEEP)
    CHART.rect(canvas, (0, 0), (500, 520), p.PAPER)
    CHART.rect(canvas, (50, 44), (230, 18), p.INK_SOFT)
    CHART.rect(canvas, (50, 72), (150, 10), p.LINE)
    for step in range(5):
        CHART.rect(canvas, (50, 120 + step * 84), (410, 3), p.LINE)
    for index, high in enumerate((140, 210, 180, 270, 320, 250)):
        left, (front, light) = 64 + index * 66, (p.BRICK, p.BRICK_MID) if index == 4 else (p.PASTEL, p.PASTEL_MID)
        CHART.rect(canvas, (left, 456 - high), (46, high), front)
        CHART.rect(canvas, (left, 456 - high), (16, high), light)
    CHART.rect(canvas, (44, 456), (424, 6), p.INK)
    canvas.line(CHART.path(((424, 60), (424, -16), (452, -16), (452, 84), (412, 84), (412, 8))), p.PASTEL_MID, 6)


def _curve(canvas: Canvas) -> None:
    """Draw a sheet where one line rises and another falls."""
    CURVE.rect(canvas, (12, 14), (520, 330), p.SHADE_DEEP)
    CURVE.rect(canvas, (0, 0), (520, 330), p.OLIVE_TINT)
    for step in range(4):
        CURVE.rect(canvas, (40, 50 + step * 58), (440, 3), p.OLIVE_LIGHT)
    rising: tuple[Point, ...] = ((50, 256), (130, 226), (210, 234), (290, 160), (370, 122), (460, 66))
    falling: tuple[Point, ...] = ((50, 110), (130, 124), (210, 104), (290, 176), (370, 196), (460, 222))
    canvas.poly(CURVE.path((*rising, (460, 280), (50, 280))), p.OLIVE_LIGHT + "80")
    for points, colour in ((falling, p.OCHRE), (rising, p.OLIVE)):
        canvas.line(CURVE.path(points), colour, 8)
        for point in points:
            canvas.disc(*CURVE.at(*point), 11, colour)
            canvas.disc(*CURVE.at(*point), 5, p.PAPER)
    CURVE.rect(canvas, (40, 280), (440, 6), p.INK)


def _cup(canvas: Canvas, x: float, y: float) -> None:
    """Draw a cup of coffee on its saucer."""
    canvas.disc(x + 18, y + 20, 106, p.SHADE_DEEP)
    canvas.disc(x, y, 106, p.PASTEL_LIGHT)
    canvas.disc(x, y, 84, p.PASTEL_TINT)
    canvas.line([(x - 40, y + 40), (x - 84, y + 78)], p.PASTEL, 24)
    canvas.disc(x + 10, y + 10, 64, p.SHADE)
    canvas.disc(x, y, 64, p.PASTEL)
    canvas.disc(x, y, 53, p.BRICK_DARK)
    canvas.line(ellipse((x, y), 41, 41, 185, 265), p.BRICK_MID, 6)


def _pencil_and_glasses(canvas: Canvas) -> None:
    """Draw a pencil across the papers and a pair of glasses on the desk."""
    for shift, colour in ((14, p.SHADE_DEEP), (0, p.OCHRE_MID)):
        canvas.line([(1330 + shift, 560 + shift), (1540 + shift, 700 + shift)], colour, 26)
    canvas.line([(1334, 554), (1544, 694)], p.OCHRE_LIGHT, 8)
    canvas.line([(1540, 700), (1572, 721)], p.BRICK_DARK, 26)
    canvas.poly([(1338, 549), (1322, 571), (1284, 529)], p.OCHRE_TINT)
    canvas.poly([(1302, 541), (1297, 548), (1284, 529)], p.INK)
    for shift, colour in ((12, p.SHADE_DEEP), (0, p.INK)):
        for x in (330, 486):
            canvas.ring(x + shift, 912 + shift, 58, colour, 10)
        canvas.curve([(384 + shift, 900 + shift), (408 + shift, 888 + shift), (432 + shift, 900 + shift)], colour, 9)
        canvas.line([(276 + shift, 896 + shift), (210 + shift, 972 + shift)], colour, 9)
        canvas.line([(540 + shift, 896 + shift), (620 + shift, 966 + shift)], colour, 9)
    for x in (330, 486):
        canvas.disc(x, 912, 52, p.PAPER + "38")
