"""What all tests share: real engines, and a user of their own whose files and engines are nobody else's."""

from __future__ import annotations

import gc
import itertools
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import engines

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from tests.engines import RealEngine

_FULL_COLLECTION = 30
"""After so many tests."""

_tests = itertools.count(1)
_home = tempfile.TemporaryDirectory(prefix="longshore-home-")


def pytest_configure() -> None:
    """Before anything is imported: no file of the user is read, and no engine of theirs found."""
    home = Path(_home.name)
    os.environ["HOME"] = str(home)
    for variable, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_DATA_HOME": ".local/share",
        "DOCKER_CONFIG": ".docker",
    }.items():
        os.environ[variable] = str(home / folder)
    for variable in [name for name in os.environ if name.startswith("DOCKER_") and name != "DOCKER_CONFIG"]:
        del os.environ[variable]
    # The docker command, run by a test that forgot to say where, must not find the user's engine.
    os.environ["DOCKER_HOST"] = f"unix://{home}/no-engine"
    engines.refuse_other_engines()
    # How long an example takes tells how busy the machine is, and nothing of what is tested.
    settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("tests")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Collect garbage between tests, in this thread, and at no other time.

    Python's own collector runs in whichever thread allocates. In an engine's thread it would free Qt objects that a
    failed test left, which Qt does not survive: the run would end with the next test that reads a stream.
    """
    gc.disable()
    result = yield
    if next(_tests) % _FULL_COLLECTION:
        gc.collect(1)
    else:
        gc.unfreeze()  # what the check of a test with a window sets aside is garbage by now, most of it
        gc.collect()
    return result


def pytest_unconfigure() -> None:
    """The files of that user go."""
    _home.cleanup()


@pytest.fixture(scope="session")
def real_engine() -> Iterator[RealEngine]:
    """One real engine for the whole run. What a test makes there is named with `engine_name` in front.

    At the end it must be as it was at the beginning.
    """
    with engines.started_engine() as engine:
        before = engines.look(engine.client)
        yield engine
        left = engines.look(engine.client).foreign(before, ())
        assert not left, f"left on the tests' engine: {left}"


@pytest.fixture
def engine_name(request: pytest.FixtureRequest, real_engine: RealEngine) -> Iterator[str]:
    """A prefix for all names that this test gives on `real_engine`. What bears it is removed after the test;
    anything else that is new there fails the test.
    """
    prefix = engines.prefix_of(request.node.nodeid)
    before = engines.look(real_engine.client)
    yield prefix
    foreign = engines.look(real_engine.client).foreign(before, (prefix,))
    engines.remove_named(real_engine.client, prefix)
    assert not foreign, f"made without the test's prefix: {foreign}"


@pytest.fixture
def fresh_engine() -> Iterator[Callable[[], RealEngine]]:
    """Makes engines for this test alone: to stop, to kill, to fill with thousands."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(engines.started_engine())
