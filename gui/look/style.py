"""The widget style: Fusion with our own metrics and painters for what the style sheet leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLabel, QProxyStyle, QStyle

from gui.look import bars, controls, menus

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QLineEdit, QStyleHintReturn, QStyleOption, QStyleOptionComplex, QWidget

    from gui.look.look import Look

_PM = QStyle.PixelMetric
_SH = QStyle.StyleHint
_PE = QStyle.PrimitiveElement
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_CT = QStyle.ContentsType
_SC = QStyle.SubControl

_SCALED = {
    _PM.PM_FocusFrameHMargin: 4,
    _PM.PM_FocusFrameVMargin: 4,
    _PM.PM_ScrollBarExtent: 14,
    _PM.PM_ScrollBarSliderMin: 32,
    _PM.PM_IndicatorWidth: 16,
    _PM.PM_IndicatorHeight: 16,
    _PM.PM_ExclusiveIndicatorWidth: 16,
    _PM.PM_ExclusiveIndicatorHeight: 16,
    _PM.PM_CheckBoxLabelSpacing: 9,
    _PM.PM_RadioButtonLabelSpacing: 9,
    _PM.PM_ButtonIconSize: 16,
    _PM.PM_SmallIconSize: 16,
    _PM.PM_ToolBarIconSize: 16,
    _PM.PM_ListViewIconSize: 16,
    _PM.PM_TabBarIconSize: 16,
    _PM.PM_ToolTipLabelFrameWidth: 6,
    _PM.PM_MenuHMargin: 3,
    _PM.PM_MenuVMargin: 5,
    _PM.PM_SubMenuOverlap: 0,
    _PM.PM_SplitterWidth: 7,
    _PM.PM_TabBarTabHSpace: 22,
    _PM.PM_TabBarTabVSpace: 0,
    _PM.PM_TabBarBaseOverlap: 0,
    _PM.PM_TabBarTabShiftVertical: 0,
    _PM.PM_TabBarTabShiftHorizontal: 0,
    _PM.PM_TabBarScrollButtonWidth: 20,
    _PM.PM_LayoutHorizontalSpacing: 8,
    _PM.PM_LayoutVerticalSpacing: 8,
}

_HINTS = {
    _SH.SH_Widget_Animation_Duration: 0,
    _SH.SH_FocusFrame_Mask: 0,
    _SH.SH_FocusFrame_AboveWidget: 1,
    _SH.SH_ToolTip_WakeUpDelay: 500,
    _SH.SH_ComboBox_Popup: 0,
    _SH.SH_EtchDisabledText: 0,
    _SH.SH_ScrollBar_LeftClickAbsolutePosition: 0,
    _SH.SH_Menu_Scrollable: 1,
    _SH.SH_ItemView_ActivateItemOnSingleClick: 0,
    _SH.SH_FormLayoutLabelAlignment: int(Qt.AlignmentFlag.AlignLeft.value),
}


def _see_through(menu: QWidget) -> None:
    """A menu's round corners let through what is behind them."""
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.platformName() not in _OPAQUE_PLATFORMS:
        menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def _plain(tip: QWidget) -> None:
    """Tool tips show engine texts: never as HTML."""
    if isinstance(tip, QLabel):
        tip.setTextFormat(Qt.TextFormat.PlainText)


_AS_IT_IS_MADE: dict[QStyle.StyleHint, Callable[[QWidget], None]] = {
    _SH.SH_Menu_Scrollable: _see_through,
    _SH.SH_ToolTipLabel_Opacity: _plain,
}
"""What is done to a widget of Qt's own when it asks for this hint, which it does as it is made.

`polish` is Qt's place for it, and is called for every widget. Those that Qt made itself come to Python as some widget
or other: to find out which, PySide makes up all its hundred kinds and their enums, 8 ms before the first picture.
"""

_OPAQUE_PLATFORMS = frozenset({"xcb"})
"""Where a see-through window may come out black, as without a compositor."""


class Style(QProxyStyle):
    """Paints controls from the look's tokens at the look's scale."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self.setObjectName("longshore")
        self._look = look
        self._metrics: dict[QStyle.PixelMetric, int] = {}
        self.refresh()
        self._controls: dict[QStyle.ControlElement, Callable[..., None]] = {
            _CE.CE_FocusFrame: controls.focus_frame,
            _CE.CE_PushButtonBevel: controls.push_button,
            _CE.CE_PushButtonLabel: controls.push_label,
            _CE.CE_MenuItem: menus.menu_item,
            _CE.CE_MenuEmptyArea: controls.nothing,
            _CE.CE_ProgressBar: bars.progress_bar,
            _CE.CE_ProgressBarGroove: controls.nothing,
            _CE.CE_ProgressBarContents: bars.progress_bar,
            _CE.CE_ProgressBarLabel: controls.nothing,
            _CE.CE_TabBarTabShape: bars.tab_shape,
            _CE.CE_TabBarTabLabel: bars.tab_label,
            _CE.CE_ComboBoxLabel: controls.combo_label,
            _CE.CE_Splitter: controls.nothing,
        }
        self._primitives: dict[QStyle.PrimitiveElement, Callable[..., None]] = {
            _PE.PE_IndicatorCheckBox: controls.check_box,
            _PE.PE_IndicatorItemViewItemCheck: controls.check_box,
            _PE.PE_IndicatorRadioButton: controls.radio_button,
            _PE.PE_IndicatorBranch: controls.branch,
            _PE.PE_IndicatorArrowDown: controls.arrow_down,
            _PE.PE_IndicatorArrowUp: controls.arrow_up,
            _PE.PE_IndicatorArrowLeft: controls.arrow_left,
            _PE.PE_IndicatorArrowRight: controls.arrow_right,
            _PE.PE_FrameFocusRect: controls.nothing,
            _PE.PE_PanelMenu: menus.menu_panel,
            _PE.PE_FrameMenu: controls.nothing,
            _PE.PE_Frame: controls.frame,
            _PE.PE_PanelLineEdit: controls.text_field,
            _PE.PE_FrameTabBarBase: controls.nothing,
            _PE.PE_PanelTipLabel: menus.tip_panel,
            _PE.PE_IndicatorTabTearLeft: controls.nothing,
            _PE.PE_IndicatorTabTearRight: controls.nothing,
            _PE.PE_PanelButtonTool: bars.tab_scroller,
        }
        self._complex: dict[QStyle.ComplexControl, Callable[..., None]] = {
            _CC.CC_ScrollBar: bars.scroll_bar,
            _CC.CC_ComboBox: controls.combo_box,
            _CC.CC_SpinBox: controls.spin_box,
        }

    def refresh(self) -> None:
        """Take up a changed scale; Qt polishes no widget again for it."""
        self._metrics = {metric: self._look.px(size) for metric, size in _SCALED.items()}
        self._metrics[_PM.PM_DefaultFrameWidth] = 1
        self._metrics[_PM.PM_ComboBoxFrameWidth] = 1
        self._metrics[_PM.PM_SpinBoxFrameWidth] = 1
        self._metrics[_PM.PM_MenuPanelWidth] = 1

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Sizes of the design, scaled."""
        known = self._metrics.get(metric)
        return super().pixelMetric(metric, option, widget) if known is None else known

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Behaviour: no animations, tool tips after half a second, the focus frame unmasked."""
        if widget is not None and hint in _AS_IT_IS_MADE:
            _AS_IT_IS_MADE[hint](widget)
        known = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returned) if known is None else known

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Indicators, arrows and panels."""
        paint = self._primitives.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            paint(self._look, painter, option, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Menu items, tabs, progress, the focus frame."""
        paint = self._controls.get(element)
        if paint is None:
            super().drawControl(element, option, painter, widget)
        else:
            paint(self._look, painter, option, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Scroll bars, combo and spin boxes."""
        paint = self._complex.get(control)
        if paint is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            paint(self._look, painter, option, widget)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Heights of the design for what Qt would size by its own margins."""
        px = self._look.px
        if kind == _CT.CT_MenuItem:
            return menus.menu_item_size(self._look, option)
        if kind == _CT.CT_ComboBox:
            return QSize(size.width() + px(9 + 32 + 3), px(30))
        if kind == _CT.CT_SpinBox:
            return QSize(size.width() + px(8 + 24), px(30))
        if kind == _CT.CT_TabBarTab:
            return QSize(size.width(), px(36))
        if kind == _CT.CT_LineEdit:
            return QSize(size.width(), px(30))
        if kind == _CT.CT_PushButton:
            tall = widget is not None and widget.property("tall") is True
            return QSize(size.width() + 2 * px(13), px(30 if tall else 28))
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # the stub lacks None
        if kind in (_CT.CT_CheckBox, _CT.CT_RadioButton):
            found.setHeight(max(found.height(), px(20)))
        return found

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Scroll bars without arrow buttons; a combo's text field and arrow."""
        if control == _CC.CC_ScrollBar:
            if part in (_SC.SC_ScrollBarAddLine, _SC.SC_ScrollBarSubLine):
                return QRect()
            return bars.scroll_bar_part(self._look, option, part)
        if control == _CC.CC_ComboBox:
            found = controls.combo_part(self._look, option, part)
            if found is not None:
                return found
        if control == _CC.CC_SpinBox:
            found = controls.spin_part(self._look, option, part)
            if found is not None:
                return found
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # the stub lacks None

    def pad(self, field: QLineEdit) -> None:
        """Set the text of a field off its edge, at the present scale."""
        if controls.kind_of(field) != "bare" and not isinstance(field.parent(), (QComboBox, QAbstractSpinBox)):
            side = self._look.px(7)
            field.setTextMargins(side, 0, side, 0)
