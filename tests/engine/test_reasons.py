from __future__ import annotations

import socket
import ssl

import pytest

from engine.chunked import BadHttp
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
from engine.reasons import from_exception, from_reply

ASK = Ask("start", "container", "web")


@pytest.mark.parametrize(
    ("status", "words", "kind", "reason"),
    [
        (400, "invalid reference format", Rejected, Reason.BAD_NAME),
        (400, "client version 1.51 is too new. Maximum supported API version is 1.41", Unsupported, Reason.UNKNOWN),
        (401, "login", AccessDenied, Reason.UNKNOWN),
        (403, "no", AccessDenied, Reason.UNKNOWN),
        (404, "No such container: web", NotFound, Reason.UNKNOWN),
        (404, "No such image: box:9", NotFound, Reason.NO_IMAGE),
        (409, 'Conflict. The container name "/web" is already in use by container "x"', Conflict, Reason.NAME_TAKEN),
        (409, "network with name n already exists", Conflict, Reason.NAME_TAKEN),
        (409, "remove v: volume is in use - [x]", Conflict, Reason.IN_USE),
        (409, "You cannot remove a running container x", Conflict, Reason.RUNNING),
        (409, "unable to remove x (must force) - container y is using its referenced image z", Conflict, Reason.IN_USE),
        (500, "Bind for 0.0.0.0:80 failed: port is already allocated", Conflict, Reason.PORT_TAKEN),
        (500, "listen tcp4 0.0.0.0:80: bind: address already in use", Conflict, Reason.PORT_TAKEN),
        (500, "network n has active endpoints", Conflict, Reason.IN_USE),
        (404, "page not found", Unsupported, Reason.UNKNOWN),
        (404, "Not Found", Unsupported, Reason.UNKNOWN),
        (400, 'invalid JSON: netip.ParsePrefix("10.0.0.0/99"): no good', Rejected, Reason.BAD_ADDRESS),
        (500, "Invalid subnet 10.0.0.0/99 : invalid CIDR address: 10.0.0.0/99", Rejected, Reason.BAD_ADDRESS),
        (500, "something broke", Rejected, Reason.UNKNOWN),
        (501, "not here", Unsupported, Reason.UNKNOWN),
        (504, "proxy", TimedOut, Reason.UNKNOWN),
    ],
)
def test_a_reply_is_the_error_that_its_status_and_words_say(
    status: int, words: str, kind: type[EngineError], reason: Reason
) -> None:
    error = from_reply(ASK, status, b'{"message": "%s"}' % words.replace('"', '\\"').encode())
    assert type(error) is kind
    assert (error.verb, error.noun, error.name, error.words) == (*ASK, words)
    assert (error.status, error.reason) == (status, reason)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "Internal Server Error"),
        (b"plain words\n", "plain words"),
        (b'{"cause": "podman says"}', "podman says"),
        (b'{"message": 5}', '{"message": 5}'),
        (b"[]", "[]"),
        (b"\xff\xfe", "\ufffd\ufffd"),
    ],
)
def test_the_engines_own_words_are_kept_in_whatever_shape(body: bytes, words: str) -> None:
    assert from_reply(ASK, 500, body).words == words


def test_what_is_not_found_without_a_word_is_the_thing() -> None:
    assert type(from_reply(ASK, 404, b"")) is NotFound


def test_a_predefined_network_is_a_conflict_and_no_matter_of_rights() -> None:
    error = from_reply(Ask("remove", "network", "bridge"), 403, b'{"message": "pre-defined network"}')
    assert type(error) is Conflict


@pytest.mark.parametrize(
    ("cause", "kind", "reason"),
    [
        (FileNotFoundError(2, "No such file or directory"), Unreachable, Reason.NO_SOCKET),
        (PermissionError(13, "Permission denied"), AccessDenied, Reason.UNKNOWN),
        (ConnectionRefusedError(111, "Connection refused"), Unreachable, Reason.REFUSED),
        (ConnectionResetError(104, "reset"), Unreachable, Reason.BROKEN),
        (BrokenPipeError(32, "pipe"), Unreachable, Reason.BROKEN),
        (ConnectionResetError("closed without an answer"), Unreachable, Reason.BROKEN),
        (socket.gaierror(-2, "Name or service not known"), Unreachable, Reason.UNKNOWN_HOST),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), Unreachable, Reason.BAD_CERTIFICATE),
        (TimeoutError("timed out"), TimedOut, Reason.UNKNOWN),
        (BadHttp("a reply cut short"), BadReply, Reason.UNKNOWN),
        (BadHttp(), BadReply, Reason.UNKNOWN),
        (OSError(113, "No route to host"), Unreachable, Reason.BROKEN),
    ],
)
def test_a_failure_on_the_way_is_told_by_what_stands_behind_it(
    cause: BaseException, kind: type[EngineError], reason: Reason
) -> None:
    found = from_exception(ASK, cause)
    assert type(found) is kind
    assert found.reason is reason
    assert (found.verb, found.noun, found.name) == ASK
    assert found.words


def test_a_reply_that_breaks_off_in_a_stream_is_a_lost_engine() -> None:
    assert type(from_exception(ASK, BadHttp("a reply cut short"), streaming=True)) is Unreachable


def test_what_ssh_said_is_told_in_place_of_the_broken_connection() -> None:
    error = from_exception(ASK, ConnectionResetError(104, "reset"), said="me@host: Permission denied (publickey).")
    assert error.words == "me@host: Permission denied (publickey)."
