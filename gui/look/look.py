"""The application's look: theme, text scale, density, fonts and icons behind one object."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QLineEdit

from gui.look import theme as themes
from gui.look.fonts import make_font
from gui.look.icons import IconEngine
from gui.look.tokens import LIGHT, Tokens, tokens_for

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QApplication

    from gui.look.focus import FocusRing
    from gui.look.style import Style

SCALES = (100, 125, 150, 175, 200)
"""The text scales on offer, in percent."""


_CHANGES = (QEvent.Type.ApplicationPaletteChange, QEvent.Type.ApplicationFontChange)


class Look(QObject):
    """How everything looks now. Read `tokens`, `px()`, `font()` at painting or laying out; follow `changed`.

    Signals:
        changed: after a new theme, scale, density or font has been applied to the application.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.scale = 100
        self.density = "comfortable"
        self.system_font = False
        self.still = False
        self._theme = "system"
        self._contrast: bool | None = None
        self._app: QApplication | None = None
        self._style: Style | None = None
        self._ring: FocusRing | None = None
        self._fonts: dict[str, QFont] = {}

    @property
    def factor(self) -> float:
        """The text scale as a factor, 1.0 to 2.0."""
        return self.scale / 100

    @property
    def compact(self) -> bool:
        """Whether rows are to be low."""
        return self.density == "compact"

    @property
    def row_height(self) -> int:
        """The height of a table row in pixels, scaled."""
        return self.px(24 if self.compact else 32)

    @property
    def row_role(self) -> str:
        """The font role of a table row's text: "body", or "secondary" where rows are compact."""
        return "secondary" if self.compact else "body"

    def px(self, size: float) -> int:
        """A size of the design (logical pixels at 100 %) at the present scale, whole pixels."""
        return round(size * self.scale / 100)

    def pxf(self, size: float) -> float:
        """As `px`, not rounded, for painters."""
        return size * self.scale / 100

    def color(self, name: str) -> QColor:
        """The present colour of a token, such as "text2". Shared: do not change it."""
        return self.tokens.color(name)

    def font(self, role: str = "body") -> QFont:
        """The font of a role of `gui.look.fonts.ROLES`. Shared: copy it before changing it."""
        font = self._fonts.get(role)
        if font is None:
            font = self._fonts[role] = make_font(role, self.factor, system=self.system_font)
        return font

    def icon(
        self,
        name: str,
        *,
        color_token: str = "text2",  # noqa: S107 - a colour token
        size: int = 16,
        fill: bool = False,
    ) -> QIcon:
        """An icon whose colour follows the theme.

        Args:
            name: Phosphor's name, such as "cube".
            color_token: the token that colours it; disabled ones are in text3.
            size: taken by the caller's `setIconSize`; here only to keep one call for both.
            fill: the filled variant, for the current place and for notices.
        """
        del size

        def ink(mode: QIcon.Mode) -> QColor:
            return self.tokens.color("text3" if mode is QIcon.Mode.Disabled else color_token)

        return QIcon(IconEngine(f"{name}-fill" if fill else name, ink))

    def apply(
        self,
        app: QApplication,
        theme: str = "system",
        scale: int = 100,
        density: str = "comfortable",
        *,
        system_font: bool = False,
        contrast: bool | None = None,
    ) -> None:
        """Put a look on the application: style once, then palette and font.

        Args:
            app: the application.
            theme: "system", "light", "dark" or "contrast" (the system's lightness, high contrast).
            scale: text scale in percent, 100 to 200.
            density: "comfortable" or "compact".
            system_font: take the system's font families.
            contrast: force high contrast on or off; None follows the theme and the system.
        """
        first = self._app is not app
        self._app = app
        self._theme = theme
        self._contrast = contrast
        self.scale = min(200, max(100, scale))
        self.density = density
        self.system_font = system_font
        themes.ask_for_scheme(theme)
        if first:
            self._begin(app)
        self._paint(app)

    def _begin(self, app: QApplication) -> None:
        from gui.look.focus import FocusRing
        from gui.look.style import Style

        self._style = Style(self)
        app.setStyle(self._style)
        self._ring = FocusRing(app)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _follow_system(self) -> None:
        if self._app is not None and self._wanted() is not self.tokens:
            self._paint(self._app)

    def _wanted(self) -> Tokens:
        contrast = self._contrast
        if contrast is None:
            contrast = self._theme == "contrast" or (self._theme == "system" and themes.wants_contrast())
        return tokens_for(dark=themes.is_dark(self._theme), contrast=contrast)

    def _paint(self, app: QApplication) -> None:
        self.tokens = self._wanted()
        self._fonts = {}
        if self._style is not None:
            self._style.refresh()
        app.setPalette(themes.palette_for(self.tokens))
        typed = themes.typed_palette_for(self.tokens)
        app.setPalette(typed, "QPlainTextEdit")  # type: ignore[arg-type]  # the stub asks for bytes, which are refused
        app.setFont(self.font("body"))
        for widget in app.allWidgets():
            # Qt tells them by itself only once its loop runs.
            for kind in _CHANGES:
                app.sendEvent(widget, QEvent(kind))
            if isinstance(widget, QLineEdit):
                self.pad(widget)
        self.changed.emit()

    def set_still(self, *, still: bool) -> None:
        """Let what turns stand still, or turn; `still` says which it is."""
        if still != self.still:
            self.still = still
            self.changed.emit()

    def pad(self, field: QLineEdit) -> None:
        """Set the text of a field off its edge, at the present scale."""
        if self._style is not None:
            self._style.pad(field)


@cache
def look() -> Look:
    """The application's look; light and at 100 % until `Look.apply` is called."""
    return Look()
