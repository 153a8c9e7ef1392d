"""Marks stand where they belong among the lines: starts, ends, pauses, lost connections."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from engine.records import Container, ContainerDetail, Event, LogChunk
from models.log_lines import MARK
from models.log_marks import LogMarks
from tests.fakes.log_streams import MILLISECOND, START, chunk, line

WEB = Container("a" * 64, "web-1", "web", "sha256:1", "serve", "running", detail=ContainerDetail())


def at(number: int) -> datetime:
    return datetime.fromtimestamp((START + number * MILLISECOND) / 1e9, UTC)


def event(action: str, number: int, container: str = WEB.id, **attributes: str) -> Event:
    return Event("container", action, container, attributes, START + number * MILLISECOND)


def shown(chunks: list[LogChunk]) -> list[str]:
    data = b"".join(part.data for part in chunks)
    streams = b"".join(part.streams for part in chunks)
    texts = [text.decode().split(" ", 1)[1] for text in data.split(b"\n")[:-1]]
    return [f"[{text}]" if stream == MARK else text for text, stream in zip(texts, streams, strict=True)]


def begun(container: Container = WEB) -> LogMarks:
    marks = LogMarks(container)
    marks.weave(chunk(line(0)))
    return marks


def test_a_mark_stands_before_the_first_line_that_is_later() -> None:
    marks = begun()
    assert marks.hear(event("die", 5, exitCode="3"))
    assert marks.hear(event("start", 7))
    assert shown(marks.weave(chunk(line(4)))) == ["line 4"]
    assert shown(marks.weave(chunk(line(5), line(6), line(8), line(9)))) == [
        "line 5", "[exited 3]", "[started]", "line 6", "line 8", "line 9",
    ]  # fmt: skip
    assert not marks.waiting


def test_a_mark_that_no_line_follows_comes_by_itself() -> None:
    marks = begun()
    marks.hear(event("die", 5, exitCode="0"))
    assert shown(marks.flush()) == ["[exited 0]"]
    assert marks.flush() == []


def test_a_container_that_speaks_before_its_start_is_told_is_marked_once_and_before_its_words() -> None:
    marks = begun()
    marks.hear(event("die", 5, exitCode="1"))
    marks.begins(chunk(line(8)))
    assert shown(marks.weave(chunk(line(8)))) == ["[exited 1]", "[started]", "line 8"]
    assert not marks.hear(event("start", 9))


def test_out_of_memory_is_said_with_its_limit() -> None:
    marks = begun(replace(WEB, detail=ContainerDetail(memory_limit=256_000_000)))
    assert not marks.hear(event("oom", 4))
    marks.hear(event("die", 5, exitCode="137"))
    marks.hear(event("die", 9_000, exitCode="137"))
    assert shown(marks.flush()) == ["[exited 137, out of memory (limit 256 MB)]", "[exited 137, killed]"]


def test_a_container_that_ends_every_second_is_marked_each_time() -> None:
    marks = begun()
    for second in range(3):
        marks.hear(event("die", second * 1_000 + 1, exitCode="1"))
        marks.hear(event("start", second * 1_000 + 2))
    assert shown(marks.flush()) == ["[exited 1]", "[started]"] * 3


def test_what_an_event_told_is_not_told_again_by_the_record() -> None:
    marks = begun(replace(WEB, detail=ContainerDetail(started=at(-9_000), finished=at(-9_500))))
    marks.hear(event("die", 5, exitCode="2"))
    ended = ContainerDetail(started=at(-9_000), finished=at(6), exit_code=2)
    assert not marks.update(replace(WEB, state="exited", detail=ended))


def test_what_the_record_told_first_is_not_told_again_by_the_event() -> None:
    marks = begun(replace(WEB, detail=ContainerDetail(started=at(-9_000), finished=at(-9_500))))
    ended = ContainerDetail(started=at(-9_000), finished=at(6), exit_code=2)
    assert marks.update(replace(WEB, state="exited", detail=ended))
    assert not marks.hear(event("die", 5, exitCode="2"))
    assert shown(marks.flush()) == ["[exited 2]"]
    marks.hear(event("start", 100))
    assert marks.hear(event("die", 300, exitCode="3"))
    assert shown(marks.flush()) == ["[started]", "[exited 3]"]


def test_the_end_that_the_first_record_told_is_not_told_again_by_its_event() -> None:
    ended = ContainerDetail(started=at(-9_000), finished=at(6), exit_code=2)
    marks = LogMarks(replace(WEB, state="exited", detail=ended))
    assert not marks.hear(event("die", 8, exitCode="2"))
    assert shown(marks.flush()) == ["[exited 2]"]
    marks.hear(event("start", 5_000))
    assert marks.hear(event("die", 5_500, exitCode="3"))
    assert shown(marks.flush()) == ["[started]", "[exited 3]"]


def test_the_record_of_a_container_between_two_runs_tells_how_it_ended() -> None:
    marks = begun(replace(WEB, detail=ContainerDetail(started=at(-9_000), finished=at(-9_500))))
    detail = ContainerDetail(
        started=at(-9_000), finished=at(6), exit_code=7, restart_count=1, restart_policy="on-failure"
    )
    assert marks.update(replace(WEB, state="restarting", detail=detail))
    assert not marks.hear(event("die", 8, exitCode="7"))
    assert marks.hear(event("start", 90))
    assert shown(marks.flush()) == ["[exited 7]", "[started]"]


def test_what_happened_while_the_engine_was_lost_is_seen_by_the_record() -> None:
    marks = begun(replace(WEB, detail=ContainerDetail(started=at(-9_000), finished=at(-9_500))))
    now = ContainerDetail(started=at(60_000), finished=at(50_000), restart_count=1, restart_policy="always")
    assert marks.update(replace(WEB, detail=now))
    assert shown(marks.flush()) == ["[stopped, restarted by policy always]", "[started]"]


def test_another_containers_events_make_no_mark() -> None:
    marks = begun()
    assert not marks.hear(event("die", 5, container="b" * 64))
    assert not marks.hear(Event("network", "connect", WEB.id, {}, START))


def test_a_stopped_container_says_at_its_end_how_it_ended() -> None:
    detail = ContainerDetail(started=at(-5), finished=at(9), exit_code=137, oom_killed=True)
    marks = LogMarks(replace(WEB, state="exited", detail=detail))
    assert shown(marks.weave(chunk(line(0), line(8)))) == ["line 0", "line 8"]
    assert shown(marks.flush()) == ["[exited 137, out of memory]"]


def test_last_words_that_the_engine_read_after_the_end_stand_before_it() -> None:
    ended = replace(WEB, state="exited", detail=ContainerDetail(started=at(-5), finished=at(2), exit_code=0))
    marks = LogMarks(ended)
    assert shown(marks.weave(chunk(line(1), line(3)))) == ["line 1", "line 3"]
    assert shown(marks.weave(chunk(line(4)))) == ["line 4"]
    assert shown(marks.flush()) == ["[exited 0]"]
    marks = LogMarks(ended)
    marks.hear(event("start", 4))
    assert shown(marks.weave(chunk(line(3), line(5)))) == ["line 3", "[exited 0]", "[started]", "line 5"]
    marks = LogMarks(ended)
    assert shown(marks.weave(chunk(line(3), line(9_000)))) == ["line 3", "[exited 0]", "[started]", "line 9000"]


def test_a_start_within_what_is_shown_is_marked_and_one_before_it_is_not() -> None:
    marks = LogMarks(replace(WEB, detail=ContainerDetail(started=at(5))))
    assert shown(marks.weave(chunk(line(4), line(6)))) == ["line 4", "[started]", "line 6"]
    marks = LogMarks(replace(WEB, detail=ContainerDetail(started=at(-1))))
    assert shown(marks.weave(chunk(line(4), line(6)))) == ["line 4", "line 6"]


def test_the_start_of_a_container_that_was_only_created_is_marked_before_its_first_words() -> None:
    marks = LogMarks(replace(WEB, state="created", detail=ContainerDetail()))
    marks.hear(event("start", 3))
    assert shown(marks.weave(chunk(line(4), line(5)))) == ["[started]", "line 4", "line 5"]


def test_a_lost_connection_says_whether_anything_is_missing() -> None:
    marks = begun()
    marks.lost(START, seconds=4.2, whole=True)
    assert shown(marks.weave(chunk(line(1))))[0] == "[the connection was away for 4 seconds; every line is there]"
    marks.lost(START + MILLISECOND, seconds=0.2, whole=False)
    assert "lines may be missing" in shown(marks.weave(chunk(line(2))))[0]
