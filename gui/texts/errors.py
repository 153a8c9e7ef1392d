"""The one table from errors to sentences: what is wrong, and what may be done about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import (
    AccessDenied,
    BadReply,
    Conflict,
    EngineError,
    NotFound,
    Reason,
    Rejected,
    TimedOut,
    Unreachable,
    Unsupported,
)
from engine.file_errors import FileExists, HostileArchive, NoShell, TooLarge
from models.words import clean, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 300
"""Characters of the engine's own words that are shown; the log has all of them."""

FORCE = "force"
SHOW_HOLDER = "show-holder"
SHOW_USERS = "show-users"
KILL = "kill"
RENAME = "rename"
RETRY = "retry"

_PREFIXES = ("Error response from daemon: ", "Error: ", "conflict: ")
_IDENTITY = re.compile(r"^Cannot update container [0-9a-f]{64}: ")
_USED = re.compile(r"\(current usage: (\d+)")
_PORT = re.compile(
    r":(\d{1,5})(?:/(?:tcp|udp))?(?= failed| is not available|: bind| already in use|->)|port (\d{1,5})\b"
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is said of an error.

    Args:
        headline: what could not be done: "Could not remove 'web-1'."
        why: one sentence.
        step: the id of what may help (one of this module's constants), or "".
        step_title: the words of its link.
        words: the engine's own words, plain, cut; "" where `why` holds them already.
    """

    headline: str
    why: str
    step: str = ""
    step_title: str = ""
    words: str = ""

    @property
    def sentence(self) -> str:
        """Headline and reason, for a toast."""
        return f"{self.headline} {self.why}"


@dataclass(frozen=True, slots=True)
class _Rule:
    """For which errors; empty means any. `words` is looked for in the engine's own words, lower case."""

    kinds: tuple[type[EngineError], ...]
    why: Callable[[], str]
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    reason: Reason | None = None
    words: str = ""
    step: str = ""

    def fits(self, error: EngineError) -> bool:
        return (
            isinstance(error, self.kinds)
            and (not self.verbs or error.verb in self.verbs)
            and (not self.nouns or error.noun in self.nouns)
            and (self.reason is None or error.reason is self.reason)
            and self.words in error.words.lower()
        )


_ANY = (EngineError,)
_BEGIN = frozenset({"start", "restart", "run"})
_CONTAINER, _IMAGE, _VOLUME, _NETWORK = (frozenset({noun}) for noun in ("container", "image", "volume", "network"))
_FILE = frozenset({"file"})
_REMOVE = frozenset({"remove"})
_UPDATE = frozenset({"update"})

# The first that fits counts. {name} is what it was asked for, {words} the engine's own words, {port} a port in them.
_RULES: tuple[_Rule, ...] = (
    _Rule(
        (Unreachable,),
        lambda: tr("Errors", "The connection broke before the answer came."),
        reason=Reason.BROKEN,
        step=RETRY,
    ),
    _Rule((Unreachable,), lambda: tr("Errors", "The engine is out of reach."), step=RETRY),
    _Rule((NotFound,), lambda: tr("Errors", "It has ended meanwhile."), frozenset({"signal"})),
    _Rule((AccessDenied,), lambda: tr("Errors", "The container may not. {words}"), frozenset({"signal"})),
    _Rule(
        (AccessDenied,), lambda: tr("Errors", "This engine does not let you: you have no permission for it. {words}")
    ),
    _Rule((TimedOut,), lambda: tr("Errors", "No answer in time."), frozenset({"stop", "restart"}), step=KILL),
    _Rule((TimedOut,), lambda: tr("Errors", "The engine did not answer in time."), step=RETRY),
    _Rule((BadReply,), lambda: tr("Errors", "The engine's answer could not be read."), step=RETRY),
    _Rule(
        _ANY,
        lambda: tr("Errors", "The container has no shell, and a single process is signalled from inside."),
        reason=Reason.NO_SHELL,
    ),
    _Rule(
        _ANY,
        lambda: tr("Errors", "It shares its processes with others, so that a wrong one could be meant."),
        reason=Reason.SHARED_PIDS,
    ),
    _Rule(_ANY, lambda: tr("Errors", "It is not sure which process it is inside."), reason=Reason.NOT_SURE),
    _Rule((Unsupported,), lambda: tr("Errors", "This engine cannot do that. {words}")),
    _Rule(
        (NotFound,),
        lambda: tr("Errors", "The image is not on this engine."),
        nouns=_CONTAINER,
        reason=Reason.NO_IMAGE,
    ),
    _Rule(
        _ANY,
        lambda: tr("Errors", "Port {port} is taken."),
        _BEGIN,
        reason=Reason.PORT_TAKEN,
        step=SHOW_HOLDER,
    ),
    _Rule(
        _ANY,
        lambda: tr("Errors", "Its command is not in the image."),
        _BEGIN,
        reason=Reason.NO_COMMAND,
        words="executable file not found",
    ),
    _Rule(_ANY, lambda: tr("Errors", "The image says no command, so one has to be given."), reason=Reason.NO_COMMAND),
    _Rule(
        (Conflict,),
        lambda: tr("Errors", "The name is taken by another container."),
        nouns=_CONTAINER,
        reason=Reason.NAME_TAKEN,
    ),
    _Rule((Conflict,), lambda: tr("Errors", "The name is taken."), reason=Reason.NAME_TAKEN),
    _Rule(_ANY, lambda: tr("Errors", "The engine does not take this name. {words}"), reason=Reason.BAD_NAME),
    _Rule(
        _ANY,
        lambda: tr("Errors", "Another network has these addresses."),
        reason=Reason.BAD_ADDRESS,
        words="overlap",
    ),
    _Rule(_ANY, lambda: tr("Errors", "The engine does not take this address. {words}"), reason=Reason.BAD_ADDRESS),
    _Rule(
        (Conflict,),
        lambda: tr("Errors", "It is running."),
        _REMOVE,
        _CONTAINER,
        Reason.RUNNING,
        step=FORCE,
    ),
    _Rule(
        (Conflict,),
        lambda: tr("Errors", "Other images are built on it."),
        _REMOVE,
        _IMAGE,
        words="dependent child",
    ),
    _Rule(
        (Conflict,),
        lambda: tr("Errors", "A running container uses it; not even force removes it."),
        _REMOVE,
        _IMAGE,
        words="cannot be forced",
        step=SHOW_USERS,
    ),
    _Rule(
        (Conflict,),
        lambda: tr("Errors", "It has several names; removing it by force removes them all."),
        _REMOVE,
        _IMAGE,
        words="multiple repositories",
        step=FORCE,
    ),
    _Rule((Conflict,), lambda: tr("Errors", "A container uses it."), _REMOVE, _IMAGE, words="must", step=FORCE),
    _Rule((Conflict,), lambda: tr("Errors", "A container uses it."), _REMOVE, _IMAGE, Reason.IN_USE, step=FORCE),
    _Rule((Conflict,), lambda: tr("Errors", "A container uses it."), _REMOVE, _VOLUME, Reason.IN_USE, step=SHOW_USERS),
    _Rule(
        (Conflict,),
        lambda: tr("Errors", "Containers are on it."),
        _REMOVE,
        _NETWORK,
        Reason.IN_USE,
        step=SHOW_USERS,
    ),
    _Rule(
        (Conflict,),
        lambda: tr("Errors", "The engine made it and keeps it."),
        _REMOVE,
        _NETWORK,
        words="pre-defined",
    ),
    _Rule(
        _ANY,
        lambda: tr("Errors", "It uses {used} of memory now; the limit cannot be less."),
        _UPDATE,
        words="current usage:",
    ),
    _Rule(
        _ANY,
        lambda: tr("Errors", "It uses more memory now than that; the limit cannot be less."),
        _UPDATE,
        words="device or resource busy",
    ),
    *(
        _Rule(_ANY, lambda: tr("Errors", "The engine's machine does not count swap."), _UPDATE, words=words)
        for words in ("memory.memsw", "memory.swap", "swap limit capabilities")
    ),
    _Rule(
        _ANY,
        lambda: tr("Errors", "Memory with swap has to be as much as the memory at least."),
        _UPDATE,
        words="memoryswap limit",
    ),
    _Rule(
        _ANY,
        lambda: tr("Errors", "It is removed when it ends, so that it is never restarted."),
        _UPDATE,
        words="autoremove is enabled",
    ),
    _Rule((FileExists,), lambda: tr("Errors", "Something is called so there already.")),
    _Rule((NoShell,), lambda: tr("Errors", "The container has no shell, and this takes one.")),
    _Rule((TooLarge,), lambda: tr("Errors", "It is too large to be opened here. Download it.")),
    _Rule((HostileArchive,), lambda: tr("Errors", "What came would have written outside the folder: {words}")),
    _Rule(_ANY, lambda: tr("Errors", "There is no space left in the container."), nouns=_FILE, words="no space left"),
    _Rule(_ANY, lambda: tr("Errors", "It cannot be written to: read-only."), nouns=_FILE, words="read-only"),
    _Rule(_ANY, lambda: tr("Errors", "The container does not let it: no permission."), nouns=_FILE, words="permission"),
    _Rule(_ANY, lambda: tr("Errors", "The container does not run any more."), nouns=_FILE, words="is not running"),
    _Rule((NotFound,), lambda: tr("Errors", "It is no longer there.")),
    _Rule(_ANY, lambda: tr("Errors", "The container says: {words}"), nouns=_FILE),
    _Rule((Conflict, Rejected), lambda: tr("Errors", "The engine says: {words}")),
    _Rule(_ANY, lambda: tr("Errors", "The engine says: {words}")),
)


def _steps() -> dict[str, str]:
    return {
        FORCE: tr("Errors", "Remove by force"),
        SHOW_HOLDER: tr("Errors", "Show who holds it"),
        SHOW_USERS: tr("Errors", "Show who uses it"),
        KILL: tr("Errors", "Kill"),
        RETRY: tr("Errors", "Try again"),
    }


def _headlines() -> dict[str, str]:
    return {
        "start": tr("Errors", "Could not start {thing}."),
        "stop": tr("Errors", "Could not stop {thing}."),
        "restart": tr("Errors", "Could not restart {thing}."),
        "pause": tr("Errors", "Could not pause {thing}."),
        "unpause": tr("Errors", "Could not unpause {thing}."),
        "kill": tr("Errors", "Could not kill {thing}."),
        "rename": tr("Errors", "Could not rename {thing}."),
        "remove": tr("Errors", "Could not remove {thing}."),
        "run": tr("Errors", "Could not run {thing}."),
        "create": tr("Errors", "Could not create {thing}."),
        "tag": tr("Errors", "Could not tag {thing}."),
        "read": tr("Errors", "Could not read {thing}."),
        "save": tr("Errors", "Could not save {thing}."),
        "download": tr("Errors", "Could not download {thing}."),
        "upload": tr("Errors", "Could not upload into {thing}."),
        "find": tr("Errors", "Could not look through {thing}."),
        "move": tr("Errors", "Could not rename {thing}."),
        "compare": tr("Errors", "Could not compare {thing} with its image."),
        "list": tr("Errors", "Could not list {thing}."),
        "measure": tr("Errors", "Could not measure {thing}."),
        "update": tr("Errors", "Could not change the limits of {thing}."),
        "commit": tr("Errors", "Could not make an image of {thing}."),
        "export": tr("Errors", "Could not export {thing}."),
        "signal": tr("Errors", "Could not send a signal to {thing}."),
    }


def _all_of(noun: str) -> str:
    """Words for all things of a kind, where an error is about no single one."""
    return {
        "container": tr("Errors", "the containers"),
        "image": tr("Errors", "the images"),
        "volume": tr("Errors", "the volumes"),
        "network": tr("Errors", "the networks"),
    }.get(noun, tr("Errors", "it"))


def own_words(error: EngineError, longest: int = LONGEST) -> str:
    """The engine's own words for one line: without its prefixes, control characters visible, cut."""
    text = " ".join(error.words.split())
    for prefix in _PREFIXES:
        text = text.removeprefix(prefix)
    return clean(_IDENTITY.sub("", text), longest)


def taken_port(error: EngineError) -> int | None:
    """The port that the engine's words name as taken, None where they name none."""
    found = _PORT.search(error.words)
    return int(found[1] or found[2]) if found else None


def explain(error: EngineError, name: str = "") -> Explanation:
    """What is said of `error`.

    Args:
        error: the error.
        name: what the thing is called on the screen; the error's own name where "".
    """
    rule = next(rule for rule in _RULES if rule.fits(error))
    called = clean(name or error.name, 80)
    thing = f"'{called}'" if called else _all_of(error.noun) if error.verb == "list" else tr("Errors", "it")
    headline = _headlines().get(error.verb, tr("Errors", "Could not read {thing}.")).replace("{thing}", thing)
    words = own_words(error)
    port = taken_port(error)
    why = rule.why().replace("{port}", str(port or "")).replace("  ", " ")
    used = _USED.search(error.words)
    why = why.replace("{used}", size(int(used[1])) if used else "")
    holds = "{words}" in why
    why = why.replace("{words}", words).strip()
    return Explanation(headline, why, rule.step, _steps().get(rule.step, ""), "" if holds else words)
