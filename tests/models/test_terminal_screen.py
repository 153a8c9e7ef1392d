"""What we rely on of the terminal emulator: what is painted, sent, selected and found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from models.ansi import RGB, Style
from models.terminal_keys import Button, Held, Keyboard, Motion
from models.terminal_marks import Finding, Selecting, Unit
from models.terminal_screen import Screen, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stand:
    """A screen, what it answered, and what belongs to it."""

    def __init__(self) -> None:
        self.answers: list[bytes] = []
        self.screen = Screen(20, 4, 100, self.answers.append)
        self.keyboard = Keyboard(self.screen)
        self.selecting = Selecting(self.screen)
        self.finding = Finding(self.screen)

    def texts(self) -> list[str]:
        return [row.text.rstrip() for row in self.screen.look()[0]]

    def close(self) -> None:
        for each in (self.keyboard, self.selecting, self.finding, self.screen):
            each.close()


@pytest.fixture
def stand() -> Iterator[Stand]:
    made = Stand()
    yield made
    made.close()


def _styles(stand: Stand) -> list[tuple[str, Style]]:
    return [(run.text, run.style) for run in stand.screen.look()[0][0].runs]


def test_styles_and_colours_of_all_kinds_come_as_runs(stand: Stand) -> None:
    stand.screen.feed(b"a\x1b[1;3;4;31mb\x1b[0m\x1b[38;5;200mc\x1b[48;2;1;2;3md\x1b[0m\x1b[7me\x1b[0m")
    assert _styles(stand) == [
        ("a", Style()),
        ("b", Style(1, None, bold=True, italic=True, underline=True)),
        ("c", Style(200)),
        ("d", Style(200, RGB | 0x010203)),
        ("e", Style(inverse=True)),
    ]


def test_a_background_reaches_where_there_is_no_text(stand: Stand) -> None:
    stand.screen.feed(b"\x1b[44m\x1b[K")
    (run,) = stand.screen.look()[0][0].runs
    assert (run.cells, run.style) == (20, Style(None, 4))


def test_wide_and_joined_characters_have_their_columns(stand: Stand) -> None:
    stand.screen.feed("x漢e\u0301😀y".encode())
    runs = stand.screen.look()[0][0].runs
    assert [(run.column, run.text, run.cells) for run in runs] == [
        (0, "x", 1),
        (1, "漢", 2),
        (3, "e\u0301", 1),
        (4, "😀", 2),
        (6, "y", 1),
    ]


def test_only_rows_that_changed_are_read_again(stand: Stand) -> None:
    assert stand.screen.look()[1] == [0, 1, 2, 3]
    assert stand.screen.look()[1] == []
    stand.screen.feed(b"\x1b[3;1Hx")
    assert 2 in stand.screen.look()[1]
    assert 3 not in stand.screen.look()[1]


def test_lines_that_left_at_the_top_can_be_scrolled_to(stand: Stand) -> None:
    stand.screen.feed(b"".join(b"line %d\r\n" % number for number in range(50)))
    assert stand.screen.scroll.at_end
    stand.screen.scroll_to(0)
    assert stand.texts() == ["line 0", "line 1", "line 2", "line 3"]
    assert stand.screen.cursor is None
    stand.screen.feed(b"more\r\n")
    assert stand.texts()[0] == "line 0"
    stand.screen.scroll_to_end()
    assert stand.texts()[:3] == ["line 48", "line 49", "more"]


def test_scroll_back_is_bounded(stand: Stand) -> None:
    stand.screen.feed(b"".join(b"%d\r\n" % number for number in range(100_000)))
    assert stand.screen.scroll.total < 5000


def test_a_full_screen_program_leaves_the_lines_as_they_were(stand: Stand) -> None:
    stand.screen.feed(b"prompt\x1b[?1049h\x1b[2J\x1b[H~ vi\x1b[2;3r")
    assert stand.screen.alternate
    assert stand.texts()[0] == "~ vi"
    stand.screen.feed(b"\x1b[?1049l")
    assert not stand.screen.alternate
    assert stand.texts()[0] == "prompt"


def test_a_scroll_region_scrolls_alone(stand: Stand) -> None:
    stand.screen.feed(b"a\r\nb\r\nc\r\nd\x1b[2;3r\x1b[3;1H\n\x1b[rX")
    assert stand.texts() == ["Xa"[:1], "c", "", "d"]


def test_the_cursor_is_where_and_how_the_program_wants_it(stand: Stand) -> None:
    stand.screen.feed(b"\x1b[2;5H\x1b[5 q")
    stand.screen.look()
    assert stand.screen.cursor == (4, 1, Shape.BAR, True)
    stand.screen.feed(b"\x1b[?25l")
    stand.screen.look()
    assert stand.screen.cursor is None


def test_the_program_gets_answers_but_nothing_of_this_machine(stand: Stand) -> None:
    stand.screen.feed(b"\x1b[6n")
    assert stand.answers == [b"\x1b[1;1R"]
    stand.answers.clear()
    stand.screen.feed(b"\x1b]2;rm -rf /\n\x07\x1b[21t\x1b]52;c;?\x07\x1b]52;c;aGVsbG8=\x07\x05")
    stand.screen.feed(b"\x1b_Gi=31,s=1,v=1,a=q,t=f;L2V0Yy9wYXNzd2Q=\x1b\\\x1b]9;note\x07\x1bP$q\x22p\x1b\\")
    assert b"rm" not in b"".join(stand.answers)
    assert b"OK" not in b"".join(stand.answers)


def test_a_title_is_plain_text_and_cut(stand: Stand) -> None:
    stand.screen.feed(b"\x1b]0;<b>" + b"x" * 300 + b"\x07")
    assert stand.screen.title.startswith("<b>xx")
    assert len(stand.screen.title) <= 200


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\x01", b"\x1b[999999999;999999999H", b"\x1b[" + b"1;" * 5000 + b"m"])
def test_odd_bytes_do_no_harm(stand: Stand, data: bytes) -> None:
    stand.screen.feed(data + b"\x18\x1b[H\x1b[2Jfine")
    assert stand.texts()[0] == "fine"


def test_wrapped_lines_are_wrapped_anew_in_another_size(stand: Stand) -> None:
    stand.screen.feed(b"0123456789abcdefghijKLM")
    stand.screen.resize(30, 4, (8, 16))
    assert stand.texts()[0] == "0123456789abcdefghijKLM"
    assert stand.screen.size == (30, 4)


def test_keys_are_what_terminals_send(stand: Stand) -> None:
    key = stand.keyboard.key
    assert key("A", "a", plain="a") == b"a"
    assert key("A", "A", Held.SHIFT, "a") == b"A"
    assert key("UNIDENTIFIED", "é") == "é".encode()
    assert key("C", "\x03", Held.CTRL, "c") == b"\x03"
    assert key("BRACKET_LEFT", "\x1b", Held.CTRL, "[") == b"\x1b"
    assert key("SLASH", "\x1f", Held.CTRL, "/") == b"\x1f"
    assert key("SPACE", "", Held.CTRL, " ") == b"\0"
    assert key("B", "b", Held.ALT, "b") == b"\x1bb"
    assert key("TAB") == b"\t"
    assert key("TAB", held=Held.SHIFT) == b"\x1b[Z"
    assert key("BACKSPACE") == b"\x7f"
    assert key("ENTER") == b"\r"
    assert key("F5") == b"\x1b[15~"
    assert key("ARROW_RIGHT", held=Held.CTRL) == b"\x1b[1;5C"
    assert key("ARROW_UP") == b"\x1b[A"
    stand.screen.feed(b"\x1b[?1h")
    assert key("ARROW_UP") == b"\x1bOA"


def test_the_mouse_is_told_only_to_programs_that_want_it(stand: Stand) -> None:
    mouse = stand.keyboard.mouse
    assert mouse(Button.LEFT, Motion.PRESS, (20, 20), (8, 16)) == b""
    assert not stand.screen.tracks_mouse
    stand.screen.feed(b"\x1b[?1002h\x1b[?1006h")
    assert stand.screen.tracks_mouse
    assert mouse(Button.LEFT, Motion.PRESS, (20, 20), (8, 16)) == b"\x1b[<0;3;2M"
    assert mouse(Button.LEFT, Motion.MOVE, (28, 20), (8, 16)) == b"\x1b[<32;4;2M"
    assert mouse(Button.LEFT, Motion.RELEASE, (28, 20), (8, 16)) == b"\x1b[<0;4;2m"
    assert mouse(Button.WHEEL_UP, Motion.PRESS, (0, 0), (8, 16)) == b"\x1b[<64;1;1M"
    assert mouse(Button.NONE, Motion.MOVE, (0, 0), (8, 16)) == b""


def test_a_paste_cannot_leave_its_brackets(stand: Stand) -> None:
    assert stand.keyboard.paste("ls\r\nrm x\n") == b"ls\rrm x\r"
    stand.screen.feed(b"\x1b[?2004h")
    assert stand.keyboard.brackets
    pasted = stand.keyboard.paste("a\x1b[201~b")
    assert pasted.startswith(b"\x1b[200~a")
    assert pasted.count(b"\x1b[201~") == 1
    assert pasted.endswith(b"b\x1b[201~")


def test_characters_words_and_lines_are_selected(stand: Stand) -> None:
    stand.screen.feed(b"hello big world\r\nsecond line")
    selecting = stand.selecting
    selecting.press(2.1, 0, Unit.CHARACTERS)
    assert selecting.text == ""
    selecting.drag(7.9, 0)
    assert selecting.text == "llo bi"
    assert stand.screen.look()[0][0].selected == (2, 7)
    selecting.press(7.5, 0, Unit.WORDS)
    assert selecting.text == "big"
    selecting.drag(2.0, 1)
    assert selecting.text == "big world\nsecond"
    selecting.press(3, 1, Unit.LINES)
    assert selecting.text == "second line"
    selecting.clear()
    assert selecting.text == ""
    assert stand.screen.look()[0][1].selected is None


def test_everything_is_selected_with_what_has_scrolled_away_and_wrapped_lines_whole(stand: Stand) -> None:
    stand.screen.feed(b"first\r\n" + b"x" * 45 + b"\r\n" * 5 + b"last")
    stand.selecting.select_all()
    assert stand.selecting.text.split("\n")[:2] == ["first", "x" * 45]


def test_found_texts_are_counted_seen_and_gone_through(stand: Stand) -> None:
    stand.screen.feed(b"one Hello\r\n" + b"\r\n" * 10 + b"hello two hello\r\n")
    finding = stand.finding
    finding.look_for("hello")
    assert (finding.count, finding.current) == (3, 3)
    stand.screen.look()
    seen = finding.seen()
    assert sorted((match.first, match.last, match.current) for match in seen) == [(0, 4, False), (10, 14, True)]
    finding.next()
    assert finding.current == 1
    assert stand.screen.scroll.first == 0
    finding.previous()
    assert finding.current == 3
    finding.look_for("nowhere")
    assert (finding.count, finding.current, finding.seen()) == (0, 0, [])
    finding.look_for("")
    assert finding.count == 0
