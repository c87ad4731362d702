"""A street with shop fronts: enterprise at the foot of the buildings."""

from dataclasses import dataclass

from demo.pictures import palette as p
from demo.pictures.canvas import HEIGHT, WIDTH, Canvas
from demo.pictures.scenery import cloud, passer_by, round_tree, sun

PAVEMENT = 800.0


@dataclass(frozen=True)
class House:
    """One house of the row: where it stands, how high, and its colours."""

    x: float
    width: float
    top: float
    wall: str
    shutter: str
    awning: str
    columns: int


HOUSES = (
    House(-40, 390, 250, p.BRICK_TINT, p.PASTEL_MID, p.BRICK, 3),
    House(350, 330, 150, p.OCHRE_TINT, p.OLIVE_MID, p.PASTEL, 3),
    House(680, 440, 300, "#e7d8c3", p.BRICK_MID, p.OLIVE, 4),
    House(1120, 320, 190, p.PASTEL_TINT, p.PASTEL, p.OCHRE, 3),
)


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    sun(canvas, 170, 130, 84)
    cloud(canvas, 780, 130, 300)
    canvas.rect(1440, 420, 200, 400, p.PASTEL_LIGHT)
    canvas.poly([(1440, 420), (1540, 350), (1640, 420)], p.PASTEL_MID)
    for house in HOUSES:
        _facade(canvas, house)
        _shop(canvas, house)
    _street(canvas)
    _stall(canvas, 760, 872)
    round_tree(canvas, 1500, 880, 520)
    passer_by(canvas, 330, 880, 190, p.PASTEL)
    passer_by(canvas, 400, 892, 170, p.OCHRE)
    passer_by(canvas, 1180, 872, 185, p.BRICK)


def _facade(canvas: Canvas, house: House) -> None:
    canvas.rect(house.x, house.top, house.width, PAVEMENT - house.top, house.wall)
    canvas.rect(house.x + house.width - 26, house.top, 26, PAVEMENT - house.top, p.SHADE)
    roof = [
        (house.x - 14, house.top),
        (house.x + 18, house.top - 46),
        (house.x + house.width - 18, house.top - 46),
        (house.x + house.width + 14, house.top),
    ]
    canvas.poly(roof, p.BRICK_MID)
    canvas.rect(house.x - 14, house.top - 2, house.width + 28, 12, p.BRICK_DARK)
    step = house.width / house.columns
    y = house.top + 48
    while y < 520:
        for column in range(house.columns):
            _window(canvas, house.x + step * (column + 0.5), y, house.shutter)
        y += 132


def _window(canvas: Canvas, centre: float, y: float, shutter: str) -> None:
    canvas.rect(centre - 23, y, 46, 82, p.PASTEL)
    canvas.poly([(centre - 23, y), (centre + 23, y), (centre - 23, y + 60)], p.PASTEL_MID)
    for x in (centre - 44, centre + 24):
        canvas.rect(x, y - 2, 20, 86, shutter)
        canvas.rect(x + 16, y - 2, 4, 86, p.SHADE_DEEP)
    canvas.rect(centre - 30, y + 82, 60, 7, p.LINE)


def _shop(canvas: Canvas, house: House) -> None:
    left, width = house.x + 26, house.width - 52
    canvas.rect(left - 10, 612, width + 20, PAVEMENT - 612, house.awning)
    canvas.rect(left, 660, width, PAVEMENT - 660, p.PASTEL_DARK)
    canvas.poly([(left, 660), (left + width * 0.55, 660), (left + width * 0.3, PAVEMENT), (left, PAVEMENT)], p.PASTEL)
    canvas.rect(left + width * 0.70, 672, width * 0.22, PAVEMENT - 672, p.OCHRE_TINT)
    canvas.rect(left, 762, width * 0.64, 38, house.awning)
    _awning(canvas, house, left - 22, width + 44)


def _awning(canvas: Canvas, house: House, left: float, width: float) -> None:
    canvas.rect(left + 12, 706, width - 4, 30, p.SHADE_DEEP)
    stripes = 2 * round(width / 76) + 1
    step = width / stripes
    for stripe in range(stripes):
        colour = house.awning if stripe % 2 == 0 else p.PAPER
        x = left + stripe * step
        canvas.poly(
            [
                (x * 0.94 + (left + width / 2) * 0.06, 636),
                ((x + step) * 0.94 + (left + width / 2) * 0.06, 636),
                (x + step, 704),
                (x, 704),
            ],
            colour,
        )
        canvas.disc(x + step / 2, 704, step / 2, colour)
    canvas.poly([(left, 690), (left + width, 690), (left + width, 704), (left, 704)], p.SHADE)


def _street(canvas: Canvas) -> None:
    canvas.rect(0, PAVEMENT, WIDTH, 110, p.SAND)
    canvas.poly([(0, PAVEMENT), (WIDTH, PAVEMENT), (WIDTH, PAVEMENT + 34), (0, PAVEMENT + 34)], p.SHADE)
    for x in range(-200, WIDTH, 150):
        canvas.line([(x + 110, PAVEMENT), (x, PAVEMENT + 110)], p.LINE, 2)
    canvas.rect(0, PAVEMENT + 110, WIDTH, 14, p.LINE)
    canvas.rect(0, PAVEMENT + 124, WIDTH, HEIGHT - PAVEMENT, p.INK_SOFT)
    for x in range(40, WIDTH, 320):
        canvas.poly([(x, 960), (x + 150, 960), (x + 142, 974), (x - 8, 974)], p.SAND)


def _stall(canvas: Canvas, x: float, base: float) -> None:
    canvas.disc(x + 140, base + 2, 170, p.SHADE, 0.12)
    for post in (x + 8, x + 236):
        canvas.rect(post, base - 96, 8, 96, p.BRICK_DARK)
    for row, (colour, spot) in enumerate(
        ((p.BRICK_MID, p.BRICK), (p.OLIVE_LIGHT, p.OLIVE_MID), (p.OCHRE_LIGHT, p.OCHRE_MID))
    ):
        left = x + row * 84
        for fruit in range(4):
            canvas.disc(left + 14 + fruit * 18, base - 86, 13, spot)
            canvas.disc(left + 11 + fruit * 18, base - 90, 6, colour)
        canvas.poly([(left, base - 84), (left + 82, base - 84), (left + 76, base - 38), (left + 6, base - 38)], p.OCHRE)
        canvas.rect(left + 3, base - 64, 76, 5, p.OCHRE_DARK)
