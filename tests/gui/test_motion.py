"""What turns stands still where the user or the system wishes so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.look.look import look
from gui.look.motion import Motion
from gui.look.portal import REDUCED, SystemMotion

if TYPE_CHECKING:
    from collections.abc import Iterator

PORTAL = next(iter(REDUCED))


@pytest.fixture
def motion(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Motion]:
    monkeypatch.setattr(SystemMotion, "ask", lambda _self: None)
    made = Motion()
    yield made
    made.deleteLater()
    look().set_still(still=False)


def test_the_setting_decides_and_the_system_where_it_is_to(motion: Motion) -> None:
    motion.choose("reduced")
    assert look().still
    motion.choose("full")
    assert not look().still
    motion.choose("system")
    assert not look().still
    system = motion.findChild(SystemMotion)
    system._take(PORTAL, REDUCED[PORTAL])
    assert look().still
    motion.choose("full")
    assert not look().still
    system._take(PORTAL, 0)
    motion.choose("system")
    assert not look().still
