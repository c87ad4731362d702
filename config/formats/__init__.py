"""How dates and numbers are written where Django does not know it, or knows it for another country."""
