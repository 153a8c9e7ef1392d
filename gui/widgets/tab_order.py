"""The order in which Tab goes through widgets that come and go."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable


def follow(owner: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab reach `widgets` in their order where `owner` stands; Qt puts what is made later at the end of all."""
    reached = [widget for widget in widgets if widget.focusPolicy() != Qt.FocusPolicy.NoFocus]
    policy = owner.focusPolicy()
    owner.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt puts nothing behind what the keyboard cannot reach
    for before, after in pairwise((owner, *reached)):
        QWidget.setTabOrder(before, after)
    owner.setFocusPolicy(policy)
