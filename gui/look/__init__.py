"""How Longshore looks: tokens, fonts, icons, glyphs, the style and the theme."""
