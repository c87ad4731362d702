"""An office building around a planted court, seen from above, with a terrace at its foot."""

from demo.pictures import palette as p
from demo.pictures.axonometry import Axonometry
from demo.pictures.canvas import Canvas, Point
from demo.pictures.scenery import DEEP, SUMMER, Greens, crown

VIEW = Axonometry((800, 290), 54)
WALLS = (p.PAPER, "#ecdfcd", "#cdbca6")


def draw(canvas: Canvas) -> None:
    """Draw the whole picture."""
    _ground(canvas)
    _wing(canvas, (0, 0), (12, 3), 4)
    _wing(canvas, (0, 3), (3, 8), 3)
    _panels(canvas)
    _court(canvas)
    _pine(canvas, VIEW.at(6.2, 5.6))
    _wing(canvas, (9, 3), (3, 4.5), 3)
    _restaurant(canvas)
    for east, south, size in ((4.4, 8.6, 46), (4.2, 10.4, 40)):
        _bush_tree(canvas, VIEW.at(east, south), size)
    _terrace(canvas)
    for east, south in ((14.2, 1.0), (14.2, 3.6), (14.2, 6.2), (1.0, 13.4), (3.6, 13.4), (14.2, 8.8)):
        _bush_tree(canvas, VIEW.at(east, south), 52)


def _ground(canvas: Canvas) -> None:
    VIEW.flat(canvas, (-14, -14), (44, 44), "#dcd6bd")
    VIEW.flat(canvas, (-3, -14), (1.4, 44), p.PAPER)
    VIEW.flat(canvas, (15.4, -14), (2.6, 44), p.INK_SOFT)
    VIEW.flat(canvas, (-14, 14.6), (29.4, 2.6), p.INK_SOFT)
    for step in range(-12, 28, 3):
        VIEW.flat(canvas, (16.6, step), (0.16, 1.4), p.SAND)
        VIEW.flat(canvas, (step - 15, 15.8), (1.4, 0.16), p.SAND)
    VIEW.flat(canvas, (-1, -1), (16, 15.2), p.OCHRE_TINT)
    VIEW.flat(canvas, (13.3, -1), (1.7, 15.2), p.OLIVE_LIGHT)
    VIEW.flat(canvas, (-1, 12.5), (16, 1.7), p.OLIVE_LIGHT)
    VIEW.flat(canvas, (0.6, 0.6), (12.9, 10.9), p.SHADE)


def _wing(canvas: Canvas, corner: Point, size: Point, storeys: int) -> None:
    (east, south), (width, depth) = corner, size
    height = storeys * 1.15
    VIEW.block(canvas, corner, (width, depth, height), WALLS)
    VIEW.flat(canvas, (east + 0.22, south + 0.22), (width - 0.44, depth - 0.44), "#e3d5c1", height)
    for level in range(storeys):
        low = 0.35 + level * 1.15
        for column in range(int(width / 0.75)):
            _south_window(canvas, (east + 0.14 + column * 0.75, south + depth), low, column + level)
        for column in range(int(depth / 0.75)):
            VIEW.east_wall(canvas, (east + width, south + 0.14 + column * 0.75), 0.48, (low, low + 0.62), p.PASTEL_DARK)
    VIEW.south_wall(canvas, (east, south + depth), width, (height - 0.14, height), p.BRICK_MID)
    VIEW.east_wall(canvas, (east + width, south), depth, (height - 0.14, height), p.BRICK)


def _south_window(canvas: Canvas, corner: Point, low: float, rank: int) -> None:
    colour = p.OCHRE_LIGHT if rank % 5 == 2 else p.PASTEL_MID
    VIEW.south_wall(canvas, corner, 0.48, (low, low + 0.62), colour)
    VIEW.south_wall(canvas, corner, 0.48, (low + 0.5, low + 0.62), p.SHADE_DEEP)


def _panels(canvas: Canvas) -> None:
    for row in range(2):
        for column in range(7):
            corner = (3.6 + column * 1.12, 0.6 + row * 1.1)
            VIEW.flat(canvas, (corner[0] + 0.1, corner[1] + 0.1), (0.95, 0.8), p.SHADE, 4.6)
            VIEW.flat(canvas, corner, (0.95, 0.8), p.PASTEL, 4.75)
            VIEW.flat(canvas, corner, (0.45, 0.8), p.PASTEL_MID, 4.75)
    for corner in ((0.7, 4.2), (0.7, 6.6), (0.7, 9.0)):
        VIEW.flat(canvas, corner, (1.6, 1.7), p.OLIVE_MID, 3.47)
        VIEW.flat(canvas, corner, (1.6, 0.5), p.OLIVE_LIGHT, 3.47)


def _court(canvas: Canvas) -> None:
    VIEW.flat(canvas, (3, 3), (6, 9), "#f2dfb4")
    VIEW.flat(canvas, (3, 3), (6, 1.6), p.SHADE)
    for step in range(6):
        VIEW.flat(canvas, (3, 4.5 + step * 1.5), (6, 0.05), p.OCHRE_LIGHT)
    VIEW.flat(canvas, (5.2, 4.7), (2, 2), p.OLIVE_MID)
    VIEW.block(canvas, (5.0, 7.4), (2.4, 0.4, 0.35), (p.BRICK_LIGHT, p.BRICK_MID, p.BRICK))


def _pine(canvas: Canvas, foot: Point) -> None:
    x, y = foot
    canvas.disc(x + 70, y + 12, 110, p.SHADE_DEEP, 0.4)
    canvas.poly([(x - 10, y), (x - 2, y - 190), (x + 12, y - 190), (x + 12, y)], p.BRICK_DARK)
    canvas.line([(x + 4, y - 130), (x - 50, y - 196)], p.BRICK_DARK, 8)
    canvas.line([(x + 6, y - 120), (x + 62, y - 190)], p.BRICK_DARK, 8)
    _pine_crown(canvas, x, y, DEEP)


def _pine_crown(canvas: Canvas, x: float, y: float, greens: Greens) -> None:
    for shift, shrink, colour in ((0, 1.0, greens[0]), (-10, 0.84, greens[1]), (-24, 0.52, greens[2])):
        for dx, dy, radius in ((-74, -200, 72), (70, -196, 76), (0, -222, 92)):
            canvas.disc(x + dx + shift, y + dy + shift * 0.9, radius * shrink, colour, 0.52)


def _bush_tree(canvas: Canvas, foot: Point, size: float) -> None:
    x, y = foot
    canvas.disc(x + size * 0.7, y + 4, size * 0.95, p.SHADE, 0.42)
    canvas.rect(x - 4, y - size, 8, size, p.BRICK_DARK)
    crown(
        canvas,
        (
            (x - size * 0.35, y - size * 1.1, size * 0.62),
            (x + size * 0.38, y - size * 1.15, size * 0.6),
            (x, y - size * 1.55, size * 0.66),
        ),
        SUMMER,
    )


def _restaurant(canvas: Canvas) -> None:
    VIEW.block(canvas, (9, 7.5), (3, 3, 1.5), (p.BRICK_LIGHT, p.BRICK_MID, p.BRICK))
    VIEW.flat(canvas, (9.2, 7.7), (2.6, 2.6), p.BRICK_TINT, 1.5)
    for column in range(3):
        VIEW.south_wall(canvas, (9.2 + column * 0.95, 10.5), 0.75, (0.1, 1.1), p.OCHRE_TINT)
        VIEW.east_wall(canvas, (12, 7.7 + column * 0.95), 0.75, (0.1, 1.1), p.OCHRE_LIGHT)


def _terrace(canvas: Canvas) -> None:
    for index, (east, south) in enumerate(((9.0, 11.9), (11.0, 11.9), (7.0, 11.6), (12.6, 10.2))):
        x, y = VIEW.at(east, south)
        canvas.disc(x + 30, y + 8, 52, p.SHADE_DEEP, 0.45)
        canvas.rect(x - 2, y - 62, 4, 62, p.INK)
        canvas.disc(x, y - 8, 22, p.PAPER, 0.5)
        colour, light = ((p.PASTEL, p.PASTEL_MID), (p.OCHRE, p.OCHRE_LIGHT))[index % 2]
        canvas.poly([(x - 58, y - 52), (x, y - 92), (x + 58, y - 52), (x + 30, y - 38), (x - 30, y - 38)], colour)
        canvas.poly([(x - 58, y - 52), (x, y - 92), (x, y - 38), (x - 30, y - 38)], light)
