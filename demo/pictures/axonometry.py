"""Objects seen from above at an angle: a plan in units becomes points of the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from demo.pictures.canvas import Canvas, Point


@dataclass(frozen=True)
class Axonometry:
    """A parallel view: east goes right and down, south goes left and down, up goes up."""

    origin: Point
    unit: float

    def at(self, east: float, south: float, up: float = 0) -> Point:
        """Return the point of the picture for a point of the plan."""
        x = self.origin[0] + (east - south) * self.unit * 0.87
        return x, self.origin[1] + (east + south) * self.unit * 0.5 - up * self.unit

    def flat(self, canvas: Canvas, corner: Point, size: Point, colour: str, up: float = 0) -> None:
        """Fill a rectangle of the plan at some height."""
        (east, south), (width, depth) = corner, size
        spots = ((east, south), (east + width, south), (east + width, south + depth), (east, south + depth))
        canvas.poly([self.at(*spot, up) for spot in spots], colour)

    def block(
        self, canvas: Canvas, corner: Point, size: tuple[float, float, float], faces: Sequence[str], up: float = 0
    ) -> None:
        """Draw a box: faces are the colours of its top, its lit side (south) and its side in shade (east)."""
        (east, south), (width, depth, height) = corner, size
        self.flat(canvas, corner, (width, depth), faces[0], up + height)
        self.south_wall(canvas, (east, south + depth), width, (up, up + height), faces[1])
        self.east_wall(canvas, (east + width, south), depth, (up, up + height), faces[2])

    def south_wall(self, canvas: Canvas, corner: Point, width: float, span: Point, colour: str) -> None:
        """Fill an upright rectangle that faces south, between two heights."""
        low, high = span
        east, south = corner
        canvas.poly(
            [
                self.at(east, south, low),
                self.at(east + width, south, low),
                self.at(east + width, south, high),
                self.at(east, south, high),
            ],
            colour,
        )

    def east_wall(self, canvas: Canvas, corner: Point, depth: float, span: Point, colour: str) -> None:
        """Fill an upright rectangle that faces east, between two heights."""
        low, high = span
        east, south = corner
        canvas.poly(
            [
                self.at(east, south, low),
                self.at(east, south + depth, low),
                self.at(east, south + depth, high),
                self.at(east, south, high),
            ],
            colour,
        )
