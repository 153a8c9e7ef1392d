"""Which lines go on with others, in the words of many languages' stack traces, and what folding shows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from models.log_blocks import Block
from models.log_folds import Unfolded, line_above, shown_of
from models.log_levels import goes_on, goes_on_below
from models.log_scan import Beside
from models.logs import LogStore, PlacedBlock
from tests.fakes.log_streams import chunk, line

if TYPE_CHECKING:
    from engine.records import LogChunk

JAVA = """\
java.lang.IllegalStateException: cannot pay
\tat com.shop.Pay.charge(Pay.java:118)
Caused by: java.net.SocketTimeoutException: timeout
\t... 12 more
\tSuppressed: java.io.IOException"""
PYTHON = """\
ERROR order failed
Traceback (most recent call last):
  File "/app/pay.py", line 3, in charge
    raise TimeoutError
During handling of the above exception, another exception occurred:
The above exception was the direct cause of the following exception:"""
GO = """\
panic: runtime error: invalid memory address
[signal SIGSEGV: segmentation violation code=0x1]
goroutine 1 [running]:
main.main()
\t/app/main.go:9 +0x1d
net/http.(*conn).serve(0xc0000a2000, {0x7f1, 0xc0})
github.com/shop/pay.Charge(...)
created by net/http.(*Server).Serve in goroutine 1"""
NODE = """\
Error: upstream timeout
    at PaymentClient.charge (/app/dist/payment.js:118:15)
    at async CheckoutService.submit (/app/dist/checkout.js:64:20)"""
NET = """\
Unhandled exception. System.InvalidOperationException: cannot pay
   at Shop.Pay.Charge(Order order) in /src/Pay.cs:line 12
--- End of stack trace from previous location ---
   at Shop.Program.Main()"""


@pytest.mark.parametrize("trace", [JAVA, PYTHON, GO, NODE, NET], ids=["java", "python", "go", "node", "net"])
def test_the_lines_of_a_stack_trace_go_on_with_its_first(trace: str) -> None:
    first, *rest = trace.encode().split(b"\n")
    assert not goes_on(first)
    assert [text for text in rest if not goes_on(text)] == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "plain", "GET /a/b.c(1) 200", "server.start() done", "at last", "created", "-- End", "1.2.3 released",
     "foo.bar() is called"],
)  # fmt: skip
def test_other_lines_do_not(text: str) -> None:
    assert not goes_on(text.encode())


@pytest.mark.parametrize("text", ["a." * 5_000_000, "." * 10_000_000, "a" * 10_000_000, "(*" * 5_000_000])
def test_a_line_of_ten_megabytes_is_judged_by_its_beginning(text: str) -> None:
    assert not goes_on(text.encode())


PYTHON_LAST = """\
ERROR order failed
Traceback (most recent call last):
  File "/app/pay.py", line 3, in charge
    raise ValueError("no card")
ValueError: no card
next"""


def test_the_last_line_of_a_python_trace_goes_on_with_it() -> None:
    texts = [text.encode() for text in PYTHON_LAST.split("\n")]
    assert [goes_on_below(text, above) for above, text in pairwise(texts)] == [True, True, True, True, False]


@pytest.mark.parametrize(
    "above", ["    at charge (/app/pay.js:3:1)", "\tat com.shop.Pay.charge(Pay.java:118)", "plain", ""]
)
def test_an_error_below_anything_else_begins_a_record(above: str) -> None:
    assert not goes_on_below(b"ValueError: no card", above.encode())
    assert not goes_on_below(b"the ValueError: no card", b"    raise ValueError")


def _of(written: LogChunk) -> tuple[bytes, bytes]:
    return written.data, written.streams


def test_a_trace_that_goes_on_in_the_next_block_is_folded_with_its_first_line() -> None:
    lines = PYTHON_LAST.split("\n")
    first = Block(*_of(chunk(*(line(n, text) for n, text in enumerate(lines[:4])))))
    second = Block(*_of(chunk(*(line(n + 4, text) for n, text in enumerate(lines[4:])))))
    beside = Beside(PlacedBlock(4, second), PlacedBlock(0, first), None)
    assert list(shown_of(beside.here, range(2), Unfolded(), line_above(beside))) == [1]
    alone = beside._replace(before=None)
    assert list(shown_of(alone.here, range(2), Unfolded(), line_above(alone))) == [0, 1]


def test_folding_leaves_first_lines_and_what_is_unfolded() -> None:
    store = LogStore()
    store.append(chunk(*(line(n, text) for n, text in enumerate((*GO.split("\n"), "next", *NODE.split("\n"))))))
    placed = store.snapshot()[0]
    every = range(placed.block.lines)
    unfolded = Unfolded()
    assert list(shown_of(placed, every, unfolded)) == [0, 8, 9]
    unfolded.set(9, 11, unfolded=True)
    assert list(shown_of(placed, every, unfolded)) == [0, 8, 9, 10, 11]
    unfolded.set(9, 11, unfolded=False)
    assert list(shown_of(placed, [0, 1, 9], unfolded)) == [0, 9]


def test_in_a_merged_log_nothing_is_folded_into_a_stranger() -> None:
    store = LogStore(sources=("a", "b"))
    texts = ("ERROR a", "  at one", "b speaks", "  at two", "  at three")
    store.append(chunk(*(line(n, text) for n, text in enumerate(texts))), bytes((0, 0, 1, 0, 0)))
    placed = store.snapshot()[0]
    assert list(shown_of(placed, range(5), Unfolded())) == [0, 2, 3]
