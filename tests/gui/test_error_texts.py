"""Every way in which an engine says no has one clear sentence, and a next step where one is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import (
    AccessDenied,
    Ask,
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
from engine.reasons import from_reply
from gui.texts import errors
from gui.texts.errors import LONGEST, explain, own_words, taken_port

# What engines really say (moby 20.10 to 28, Podman 4 and 5), and what is made of it.
SAID = [
    (
        "remove container",
        409,
        "You cannot remove a running container 8f3a. Stop the container before attempting removal or force remove",
        "It is running.",
        errors.FORCE,
    ),
    (
        "remove image",
        409,
        'unable to remove repository reference "a:1" (must force) - container 6b is using its referenced image 39',
        "A container uses it.",
        errors.FORCE,
    ),
    (
        "remove image",
        409,
        "conflict: unable to delete 39 (cannot be forced) - image is being used by running container 6b",
        "A running container uses it; not even force removes it.",
        errors.SHOW_USERS,
    ),
    (
        "remove image",
        409,
        "conflict: unable to delete 39 (must be forced) - image is referenced in multiple repositories",
        "It has several names; removing it by force removes them all.",
        errors.FORCE,
    ),
    (
        "remove image",
        409,
        "conflict: unable to delete 39 (cannot be forced) - image has dependent child images",
        "Other images are built on it.",
        "",
    ),
    ("remove volume", 409, "remove data: volume is in use - [6b1f]", "A container uses it.", errors.SHOW_USERS),
    (
        "remove network",
        403,
        "error while removing network: network back id 12 has active endpoints",
        "Containers are on it.",
        errors.SHOW_USERS,
    ),
    (
        "remove network",
        403,
        "bridge is a pre-defined network and cannot be removed",
        "The engine made it and keeps it.",
        "",
    ),
    (
        "start container",
        500,
        "driver failed on endpoint web (e1): Bind for 0.0.0.0:8080 failed: port is already allocated",
        "Port 8080 is taken.",
        errors.SHOW_HOLDER,
    ),
    (
        "run container",
        500,
        "Error starting userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use",
        "Port 8080 is taken.",
        errors.SHOW_HOLDER,
    ),
    ("run container", 404, "No such image: nosuch:latest", "The image is not on this engine.", ""),
    (
        "run container",
        409,
        'Conflict. The container name "/web" is already in use by container "6b". You have to remove (or rename) it.',
        "The name is taken by another container.",
        "",
    ),
    (
        "rename container",
        409,
        'Error when allocating new name: Conflict. The container name "/web" is already in use by container 6b.',
        "The name is taken by another container.",
        "",
    ),
    (
        "start container",
        400,
        'OCI runtime create failed: exec: "nosuch": executable file not found in $PATH: unknown',
        "Its command is not in the image.",
        "",
    ),
    (
        "create network",
        403,
        "Pool overlaps with other one on this address space",
        "Another network has these addresses.",
        "",
    ),
    ("create network", 409, "network with name back already exists", "The name is taken.", ""),
]


@pytest.mark.parametrize(("ask", "status", "words", "why", "step"), SAID)
def test_what_engines_say_becomes_a_sentence_with_a_next_step(
    ask: str, status: int, words: str, why: str, step: str
) -> None:
    said = explain(from_reply(Ask(*ask.split(), "web"), status, words.encode()))
    assert said.why == why
    assert said.step == step
    assert bool(said.step_title) is bool(step)


@pytest.mark.parametrize(
    "kind", [AccessDenied, BadReply, Conflict, NotFound, Rejected, TimedOut, Unreachable, Unsupported]
)
@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("noun", ["container", "image", "volume", "network"])
def test_every_error_has_whole_sentences(kind: type[EngineError], reason: Reason, noun: str) -> None:
    said = explain(kind("remove", noun, "thing", "", 500, reason))
    assert said.headline == "Could not remove 'thing'."
    assert said.why
    assert "{" not in said.sentence


def test_an_engine_that_does_not_stop_a_container_is_answered_with_kill() -> None:
    assert explain(TimedOut("stop", "container", "web")).step == errors.KILL


def test_the_engine_s_words_are_told_where_no_sentence_is_known() -> None:
    said = explain(Rejected("start", "container", "web", "Error response from daemon: something odd"), "web-1")
    assert said.sentence == "Could not start 'web-1'. The engine says: something odd"


def test_the_engine_s_words_are_cut_to_a_sane_length_and_kept_to_one_line() -> None:
    words = own_words(Rejected("start", "container", "", "line\n" * 10_000))
    assert len(words) <= LONGEST
    assert "\n" not in words


def test_words_that_hold_markup_or_placeholders_stay_as_they_are() -> None:
    said = explain(Rejected("start", "container", "<b>{why}</b>", "<a href='x'>{port} {thing} %n</a>"))
    assert "<b>{why}</b>" in said.headline
    assert "<a href='x'>{port} {thing} %n</a>" in said.why


@pytest.mark.parametrize(
    ("words", "port"),
    [
        ("Bind for 0.0.0.0:8080 failed: port is already allocated", 8080),
        ("listen tcp4 127.0.0.1:53: bind: address already in use", 53),
        ("Ports are not available: exposing port TCP 0.0.0.0:80 -> 0.0.0.0:0: listen tcp 0.0.0.0:80: bind: x", 80),
        ("rootlessport listen tcp 0.0.0.0:8443: bind: address already in use", 8443),
        ("port is already allocated", None),
    ],
)
def test_the_port_is_found_in_the_words(words: str, port: int | None) -> None:
    assert taken_port(Conflict("start", "container", "", words)) == port


@given(st.text(max_size=500), st.text(max_size=200))
def test_any_words_give_a_sentence(words: str, name: str) -> None:
    said = explain(Rejected("start", "container", name, words))
    assert said.headline
    assert said.why
    assert "\n" not in said.sentence
