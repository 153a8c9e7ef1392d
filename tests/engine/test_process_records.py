"""What `ps` and Windows say of processes: free columns, odd lines, and which process is which inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engine.commands import split_frames
from engine.errors import Ask, BadReply
from engine.process_match import Inner, Outer, match
from engine.process_records import Process, top_from_json
from engine.processes import inner_from_text

FULL = {
    "Titles": ["PID", "PPID", "UID", "%CPU", "RSS", "ELAPSED", "STAT", "COMMAND"],
    "Processes": [["10", "1", "0", "0.5", "1512", "61", "Ss", "nginx: master process"]],
}


def test_a_process_has_numbers_and_a_command() -> None:
    top = top_from_json(FULL)
    assert top.titles[-1] == "COMMAND"
    assert top.processes[0].pid == 10
    assert top.processes[0].parent == 1
    assert top.processes[0].command == "nginx: master process"


def test_columns_of_ps_ef_and_of_windows_are_understood() -> None:
    ef = top_from_json({"Titles": ["UID", "PID", "PPID", "CMD"], "Processes": [["root", "7", "1", "sh"]]})
    assert (ef.processes[0].pid, ef.processes[0].parent, ef.processes[0].command) == (7, 1, "sh")
    windows = top_from_json(
        {"Titles": ["Name", "PID", "CPU", "Private Working Set"], "Processes": [["smss.exe", "4", "00:00", "1MB"]]}
    )
    assert windows.processes == (Process(4, None, "smss.exe", ("smss.exe", "4", "00:00", "1MB")),)


def test_podmans_own_columns_and_its_whole_lines_are_understood() -> None:
    own = {
        "Titles": ["PID", "PPID", "USER", "ELAPSED", "COMMAND"],
        "Processes": [["7", "1", "root", "1m12.4s", "sh -c x"]],
    }
    assert top_from_json(own).processes[0].command == "sh -c x"
    lines = {"Titles": ["PID   USER     COMMAND"], "Processes": [["1 root     sh -c 'a  b'"], ["7 root     sleep 9"]]}
    top = top_from_json(lines)
    assert top.titles == ("PID", "USER", "COMMAND")
    assert [(one.pid, one.command) for one in top.processes] == [(1, "sh -c 'a  b'"), (7, "sleep 9")]


def test_short_and_long_lines_are_made_to_fit_the_titles() -> None:
    top = top_from_json(
        {"Titles": ["PID", "TTY", "CMD"], "Processes": [["1", "?", "a", "b"], ["2"], [], ["x", "y", "z"]]}
    )
    assert [one.cells for one in top.processes] == [("1", "?", "a b"), ("2", "", ""), ("x", "y", "z")]
    assert [one.pid for one in top.processes] == [1, 2, None]


@pytest.mark.parametrize("odd", [None, [], {}, {"Titles": None, "Processes": None}, {"Titles": ["PID"]}, "no"])
def test_an_odd_reply_is_an_empty_list(odd: object) -> None:
    assert top_from_json(odd).processes == ()


def test_a_main_process_and_its_children_are_found_inside() -> None:
    outer = [Outer(100, 90, "sh", 60), Outer(110, 100, "worker", 59), Outer(111, 100, "worker", 58)]
    outer.append(Outer(120, 111, "sleep", 5))
    inner = [Inner(1, 0, "sh", 1000), Inner(7, 1, "worker", 1100), Inner(8, 1, "worker", 1200)]
    inner.append(Inner(20, 8, "sleep", 6500))
    found = match(outer, inner, 100)
    assert {pid: one.pid for pid, one in found.items()} == {100: 1, 110: 7, 111: 8, 120: 20}


def test_what_was_put_in_from_outside_is_found_by_its_name() -> None:
    outer = [Outer(100, 90, "sh"), Outer(200, 91, "top")]
    found = match(outer, [Inner(1, 0, "sh", 0), Inner(30, 0, "top", 500)], 100)
    assert found[200].pid == 30


@pytest.mark.parametrize(
    "inner",
    [
        [Inner(1, 0, "sh", 0), Inner(7, 1, "worker", 100)],  # one is missing
        [Inner(1, 0, "sh", 0), Inner(7, 1, "worker", 300), Inner(8, 1, "worker", 200)],  # numbers began again
        [Inner(1, 0, "bash", 0), Inner(7, 1, "worker", 100), Inner(8, 1, "worker", 200)],  # another main process
        [Inner(1, 0, "sh", 0), Inner(7, 1, "worker", 9_000), Inner(8, 1, "worker", 9_100)],  # another age
    ],
)
def test_where_there_is_doubt_none_is_found(inner: list[Inner]) -> None:
    outer = [Outer(100, 90, "sh", 60), Outer(110, 100, "worker", 59), Outer(111, 100, "worker", 58)]
    found = match(outer, inner, 100)
    assert not {110, 111} & set(found)


def test_parents_that_go_round_in_a_circle_end() -> None:
    outer = [Outer(1, 1, "a"), Outer(2, 3, "b"), Outer(3, 2, "c")]
    assert match(outer, [Inner(1, 1, "a", 0), Inner(2, 3, "b", 0), Inner(3, 2, "c", 0)], 1)[1].pid == 1


def test_the_lines_of_proc_are_read_whatever_a_process_calls_itself() -> None:
    rest = "1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 5555 999"
    said = f"self 9\n1 (sh) S 0 {rest}\n5 (a) b) (c) S 1 {rest}\n9 (sh) R 0 {rest}\nnonsense\n"
    assert inner_from_text(said) == [Inner(1, 0, "sh", 5555), Inner(5, 1, "a) b) (c", 5555)]


@given(some.lists(some.tuples(some.sampled_from([1, 2]), some.binary(max_size=40))))
def test_output_and_errors_are_taken_apart(parts: list[tuple[int, bytes]]) -> None:
    reply = b"".join(bytes([stream, 0, 0, 0]) + len(data).to_bytes(4, "big") + data for stream, data in parts)
    out, err = split_frames(Ask("signal", "process"), reply)
    assert out == b"".join(data for stream, data in parts if stream == 1)
    assert err == b"".join(data for stream, data in parts if stream == 2)


@pytest.mark.parametrize("reply", [b"\x01\x00", b"\x01\x00\x00\x00\x00\x00\x00\x09abc", b"sh: not found, says it"])
def test_a_reply_that_is_no_frames_is_told(reply: bytes) -> None:
    with pytest.raises(BadReply):
        split_frames(Ask("signal", "process"), reply)
