"""The colours of the illustrations: the portal's own, in four strengths each."""

PAPER, SAND, LINE = "#fbf7f0", "#f2e9dc", "#d9cfc0"
INK, INK_SOFT = "#20262b", "#46525a"
SHADE, SHADE_DEEP, GLOW = "#1c2f4a26", "#1c2f4a48", "#fff6df59"

PASTEL_DARK, PASTEL, PASTEL_MID, PASTEL_LIGHT, PASTEL_TINT = "#123a56", "#1c4e70", "#5c8aa8", "#a3c1d3", "#dfeaf1"
BRICK_DARK, BRICK, BRICK_MID, BRICK_LIGHT, BRICK_TINT = "#7c2c15", "#a33c1e", "#c56a4b", "#e0a68e", "#f6e2d8"
OCHRE_DARK, OCHRE, OCHRE_MID, OCHRE_LIGHT, OCHRE_TINT = "#7a5200", "#b98024", "#d9a545", "#ecca83", "#f8ebc8"
OLIVE_DARK, OLIVE, OLIVE_MID, OLIVE_LIGHT, OLIVE_TINT = "#34431a", "#4a5d1e", "#77893f", "#a9b673", "#e9efd8"
