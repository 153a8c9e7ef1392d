"""JSON of an engine, field by field: what has the wrong shape degrades to nothing, or is an error in strict mode."""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

log = logging.getLogger(__name__)


class OddReply(ValueError):
    """A reply that has not the shape that was promised: all of it, or, in strict mode, one field."""


class _Mode:
    strict = False
    parsing = 0
    collects = True
    lock = threading.Lock()


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """While in it, Python's cycle collector rests.

    A long list is tens of thousands of new objects, none of them in a cycle; looking for one time and again, through
    all that the window has made too, would take as long as the parsing.
    """
    with _Mode.lock:
        if _Mode.parsing == 0:
            _Mode.collects = gc.isenabled()
            gc.disable()
        _Mode.parsing += 1
    try:
        yield
    finally:
        with _Mode.lock:
            _Mode.parsing -= 1
            if _Mode.parsing == 0 and _Mode.collects:
                gc.enable()


def json_value(content: bytes | str) -> Any:
    """JSON; None of an empty reply. Raises ValueError, of what is nested too deeply as well."""
    try:
        return json.loads(content) if content else None
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


@contextlib.contextmanager
def strict() -> Iterator[None]:
    """While in it, one odd field is an OddReply (for tests: replies of engines that we claim to know)."""
    before = _Mode.strict
    _Mode.strict = True
    try:
        yield
    finally:
        _Mode.strict = before


def odd(value: Any, wanted: str) -> None:
    """Note a value of the wrong shape. Raises OddReply in strict mode."""
    if _Mode.strict:
        raise OddReply(f"{value!r:.80} is no {wanted}")
    log.debug("%.80r is no %s", value, wanted)


def text(value: Any) -> str:
    """A string; "" of anything else."""
    if type(value) is str:
        return value
    if value is not None:
        odd(value, "text")
    return ""


def whole(value: Any) -> int | None:
    """A whole number; None of anything else. A float without a fraction counts as one."""
    if type(value) is int:
        return value
    if type(value) is float and value.is_integer():
        return int(value)
    if value is not None:
        odd(value, "whole number")
    return None


def number(value: Any) -> int:
    """A whole number; 0 of anything else."""
    return whole(value) or 0


def flag(value: Any) -> bool:
    """True or false; false of anything else."""
    if value is True or value is False:
        return bool(value)
    if value is not None:
        odd(value, "true or false")
    return False


def mapping(value: Any) -> dict[str, Any]:
    """An object; {} of anything else."""
    if type(value) is dict:
        return value
    if value is not None:
        odd(value, "object")
    return {}


def items(value: Any) -> list[Any]:
    """A list; [] of anything else."""
    if type(value) is list:
        return value
    if value is not None:
        odd(value, "list")
    return []


def objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, without what is none."""
    found = items(value)
    for item in found:
        if type(item) is not dict:
            break
    else:
        return found
    for item in found:
        if type(item) is not dict:
            odd(item, "object")
    return [item for item in found if type(item) is dict]


def texts(value: Any) -> tuple[str, ...]:
    """The strings of a list, without what is none. A single string is a list of one."""
    if type(value) is str:
        return (value,)
    found = []
    for item in items(value):
        if type(item) is str:
            found.append(item)
        else:
            odd(item, "text")
    return tuple(found)


def labels(value: Any) -> dict[str, str]:
    """An object of strings (labels, options), without what is none."""
    found = mapping(value)
    for item in found.values():
        if type(item) is not str:
            break
    else:
        return found
    for item in found.values():
        if type(item) is not str:
            odd(item, "text")
    return {key: item for key, item in found.items() if type(item) is str}


def unix_time(value: Any) -> datetime | None:
    """Seconds since 1970 as an aware time; None of 0, -1 (not known) and what is no time."""
    seconds = whole(value)
    if seconds is None or seconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        odd(value, "time")
        return None


def iso_time(value: Any) -> datetime | None:
    """RFC 3339 as an aware time in UTC; None of Go's zero time (year 1) and what is no time."""
    stamp = text(value)
    if not stamp or stamp.startswith("0001-01-01"):
        return None
    try:
        found = datetime.fromisoformat(stamp)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        odd(value, "time")
        return None


def nanoseconds(value: Any) -> float:
    """A duration in nanoseconds as seconds; 0.0 of anything else."""
    return number(value) / 1e9


def records(value: Any, make: Callable[[dict[str, Any]], T | None]) -> list[T]:
    """A list reply as records, without those that `make` gives None for.

    Raises:
        OddReply: the reply is no list.
    """
    if value is None:
        return []
    if type(value) is not list:
        raise OddReply(f"a list was promised: {value!r:.80}")
    made = map(make, objects(value))
    return [record for record in made if record is not None]


def record(value: Any, make: Callable[[dict[str, Any]], T | None]) -> T:
    """A reply of one object as a record.

    Raises:
        OddReply: it is no object, or lacks what names it.
    """
    made = make(value) if type(value) is dict else None
    if made is None:
        raise OddReply(f"not what was promised: {value!r:.80}")
    return made


def whole_object(value: Any) -> dict[str, Any]:
    """A reply of one object as it is. Raises OddReply where it is none."""
    if type(value) is not dict:
        raise OddReply(f"an object was promised: {value!r:.80}")
    return value
