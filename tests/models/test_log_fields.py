"""Records in lines: JSON and logfmt are read, plain text is left alone, and odd ones break nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.log_fields import field_text, number_of, read_record, whole_record
from models.log_layout import Form, LaidLine, shown_text
from models.log_levels import Level
from models.log_lines import LogLine


def test_a_json_line_is_its_message_its_level_and_its_fields() -> None:
    found = read_record('{"time":"x","level":"warn","msg":"slow","status":504,"req":{"id":7},"ok":false}')
    assert found is not None
    assert (found.kind, found.message, found.level, found.level_name) == ("json", "slow", Level.WARN, "WARN")
    assert found.fields == {"status": 504, "req.id": 7, "ok": False}


def test_a_logfmt_line_too() -> None:
    found = read_record('ts=1 level=error msg="it \\"broke\\"" status=502 took=1.5 id=007')
    assert found is not None
    assert (found.kind, found.message, found.level) == ("logfmt", 'it "broke"', Level.ERROR)
    assert found.fields == {"status": 502, "took": 1.5, "id": "007"}


@pytest.mark.parametrize(
    "text",
    ["", "GET /?a=1 b=2", "a=1", "{not json}", "{}", "[1]", "x = 1 y = 2", '{"a":' * 100_000, "{" + "x" * 70_000 + "}",
     '{"n":' + "9" * 5000 + "}"],
)  # fmt: skip
def test_what_is_no_record(text: str) -> None:
    assert read_record(text) is None


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    read_record(text)
    read_record("{" + text + "}")
    whole_record(text)


@given(st.text(alphabet='ab="\\ 1.{}', max_size=60))
def test_no_logfmt_breaks_it(text: str) -> None:
    read_record(text)


def test_values_as_cells_show_them() -> None:
    values = (1234567, 12, 0.5, True, None, "x", [1, 2])
    assert [field_text(value) for value in values] == ["1,234,567", "12", "0.5", "true", "null", "x", "[1, 2]"]
    assert [number_of(value) for value in (3, "4.5", True, "x", None)] == [3.0, 4.5, None, None, None]


def laid(text: str, form: Form) -> LaidLine:
    return LaidLine(LogLine(b"", text.encode(), 1), 200, form)


def test_a_record_shows_as_its_message_with_its_level_before_it() -> None:
    text = '{"level":"error","msg":"no\\nway \\u001b[31mred","n":1}'
    narrow = laid(text, Form(records=True))
    assert narrow.text == "ERROR no␊way red"
    wide = laid(text, Form(records=True, level_column=True))
    assert (wide.text, wide.level_name, wide.level) == ("no␊way red", "ERROR", Level.ERROR)
    assert wide.record is not None
    assert laid(text, Form()).text == text.replace("\\n", "\\n")
    assert shown_text(text.encode(), Form(records=True)) == narrow.text


def test_a_level_that_begins_a_line_goes_into_the_column() -> None:
    form = Form(level_column=True)
    for text in ("[error] x y", "ERROR: x y", "ERROR - x y", "ERROR x y"):
        assert (laid(text, form).text, laid(text, form).level_name) == ("x y", "ERROR")
    assert laid("10:00 ERROR x", form).text == "10:00 ERROR x"
    assert laid("ERROR", form).text == "ERROR"
