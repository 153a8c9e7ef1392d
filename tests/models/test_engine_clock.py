"""The engine's clock beside ours."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from engine.records import Info
from models.engine_clock import clock_ahead

NOON = 1_700_000_000 * 1_000_000_000


@pytest.mark.parametrize(
    ("raw", "seconds"),
    [
        ({"SystemTime": "2023-11-14T22:13:20.000000000Z"}, 0),
        ({"SystemTime": "2023-11-14T22:13:21.900000000Z"}, 0),
        ({"SystemTime": "2023-11-14T22:14:20Z"}, 60),
        ({"SystemTime": "2023-11-14T22:13:10.500000000Z"}, -9.5),
        ({"SystemTime": "2023-11-14T23:13:20.000000000+01:00"}, 0),
        ({"SystemTime": "soon"}, 0),
        ({}, 0),
    ],
)
def test_how_far_it_is_ahead(raw: dict[str, Any], seconds: float) -> None:
    assert clock_ahead(Info(name="one", raw=raw), NOON) == timedelta(seconds=seconds)
