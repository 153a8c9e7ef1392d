"""Finding in blocks and lines: what the plain way would find, never in stamps or escapes, and always to an end."""

from __future__ import annotations

import re
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.log_find import LONGEST, Query, Refused, TooSlow, finder_of
from models.log_rows import PickedRows, places, shares
from tests.fakes.log_streams import line


def block(*texts: str | bytes) -> bytes:
    lines = [
        line(n, "?").replace(b"?", text if isinstance(text, bytes) else text.encode()) for n, text in enumerate(texts)
    ]
    return b"".join(one + b"\n" for one in lines)


def places_of(query: Query, *texts: str | bytes) -> list[int]:
    return finder_of(query).places(block(*texts))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("time"), [0, 1, 2, 2]),
        (Query("time", case=True), [0, 2]),
        (Query("time", word=True), [2, 2]),
        (Query("time", word=True, case=True), [2]),
        (Query(r"t\w+out", regex=True), [0, 1]),
        (Query("never|time|TIMEOUT", regex=True), [0, 1, 2, 2]),
        (Query("never|nothing", regex=True), []),
        (Query(r"^Time", regex=True, case=True), [2]),
        (Query(r"out$", regex=True), [0, 1]),
        (Query("a.c"), []),
        (Query("2023"), []),
        (Query("22:13"), []),
        (Query("T"), [0, 0, 1, 1, 2, 2]),
    ],
)
def test_every_way_of_looking(query: Query, expected: list[int]) -> None:
    assert places_of(query, "a timeout", "b TIMEOUT", "Time flies, time", "abc") == expected


def test_what_an_escape_cuts_in_two_is_found_and_escapes_are_not() -> None:
    assert places_of(Query("timeout"), "x", "time\x1b[31mout") == [1]
    assert places_of(Query("31m"), "time\x1b[31mout") == []
    assert places_of(Query("time.ut", regex=True), "time\x1b[31mout") == [0]


def test_an_expression_stays_in_its_line() -> None:
    texts = ("a: 1", "b: 2", "a: 3")
    assert places_of(Query(r"a[^x]+", regex=True), *texts) == [0, 2]
    assert places_of(Query(r"\s+b", regex=True), *texts) == []
    assert places_of(Query(r"z*", regex=True), *texts) == []


def test_other_scripts_are_found_whatever_their_case() -> None:
    assert places_of(Query("ärger"), "großer ÄRGER", "x") == [0]
    assert places_of(Query("漢"), "x", "a漢b漢") == [1, 1]
    assert places_of(Query("�"), b"bad \xff byte") == [0]


words = st.text(alphabet="aAbB \x1b[m\t漢", min_size=1, max_size=3)


@given(st.lists(st.text(alphabet="aAbB 漢", max_size=12), min_size=1, max_size=8), words, st.booleans())
def test_words_are_found_as_the_plain_way_finds_them(texts: list[str], text: str, case: bool) -> None:
    finder = finder_of(Query(text, case=case))
    flags = 0 if case else re.IGNORECASE
    expected = [n for n, one in enumerate(texts) for _ in re.finditer(re.escape(text), one, flags)]
    assert finder.places(block(*texts)) == expected
    for one in texts:
        assert list(finder.spans(one)) == [hit.span() for hit in re.finditer(re.escape(text), one, flags)]


@pytest.mark.parametrize("text", ["(", "a{1000}{2000}", "(a{1000}){1000}", "((a{99}){99}){99}", "(" * 900 + ")" * 90])
def test_what_is_no_expression_or_would_take_all_memory_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        finder_of(Query(text, regex=True))
    with pytest.raises(Refused):
        finder_of(Query("x" * (LONGEST + 1)))


CATASTROPHE = Query(r"(a|a)*b|(a+)+b", regex=True)


def test_a_catastrophic_expression_comes_to_an_end_and_lets_others_go_on() -> None:
    finder = finder_of(CATASTROPHE)
    data = block(*["a" * 60 + "c"] * 200)
    ended: list[bool] = []

    def search() -> None:
        with pytest.raises(TooSlow):
            finder.places(data)
        ended.append(True)

    thread = threading.Thread(target=search)
    thread.start()
    turns = 0
    while thread.is_alive():
        time.sleep(0.001)
        turns += 1
    assert ended
    assert turns > 20  # this thread had its turns all the while


def test_a_catastrophic_expression_does_not_hold_up_painting() -> None:
    finder = finder_of(CATASTROPHE)
    assert list(finder.spans("aab")) == [(0, 3)]
    assert finder.spans("a" * 60 + "c") == []  # given up, or this would go on for years
    assert finder.spans("aaab") == []  # and not tried on any other line


def test_a_line_of_ten_megabytes_is_found_in() -> None:
    data = block("x" * 10_000_000 + " needle " + "y" * 100, "needle")
    assert finder_of(Query("NEEDLE")).places(data) == [0, 1]
    assert finder_of(Query("needle", case=True)).places(data) == [0, 1]
    assert finder_of(Query(r"ne+dle", regex=True)).places(data) == [0, 1]


def test_marks_are_as_many_as_there_is_room_for_and_where_the_hits_are() -> None:
    rows, hits = PickedRows(), PickedRows()
    rows.put([(0, places(range(1000), 1000))])
    hits.put([(0, places([0, 500, 500], 1000))])
    assert shares(rows, hits, 100) == [0.0, 0.5]
    hits.put([(0, places(range(0, 1000, 2), 1000))])
    found = shares(rows, hits, 100)
    assert len(found) == 100
    assert found == sorted(found)
    hits.put([(0, places(range(500, 1000), 1000))])
    assert shares(rows, hits, 100)[0] == 0.5
