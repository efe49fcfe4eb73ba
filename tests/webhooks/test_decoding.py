"""Test how the bodies of webhooks are decoded."""

import json

from hypothesis import given, strategies as st
import pytest

from custom_components.status_tracker.webhooks import InvalidPayload
from custom_components.status_tracker.webhooks.decoding import MAX_BODY, decode


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": 1}', {"a": 1}),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b'{"a": "one\ntwo\ttabs"}', {"a": "one\ntwo\ttabs"}),
        (b'{"a": "\\ud83d"}', {"a": "\ud83d"}),
        (b'{"a": "caf\xe9"}', {"a": "caf�"}),
        (b'{"a": ' + b"9" * 4000 + b"}", {"a": int("9" * 4000)}),
        (b"[1]", [1]),
        (b" 7 ", 7),
    ],
    ids=repr,
)
def test_body_is_decoded(body: bytes, value: object) -> None:
    """Decode what the services and their users' templates really send."""
    for content_type in ("", "text/plain; charset=utf-8", "application/json", "a/b"):
        assert decode(body, content_type) == value


def test_form_type_with_json_is_decoded() -> None:
    """Look at the body where the content type is wrong."""
    assert decode(b"{}", "application/x-www-form-urlencoded") == {}


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "", "The body is empty"),
        (b" \n", "", "The body is empty"),
        (b'{"a": ', "", "The body is not JSON"),
        (b'{"a": 1,}', "", "The body is not JSON"),
        (b"<html>", "text/html", "The body is not JSON"),
        (b"\x00\xff\xfe", "", "The body is not JSON"),
        (b'{"a": ' + b"9" * 5000 + b"}", "", "The body is not JSON"),
        (
            b"Name=Nine&ItemId=7",
            "application/x-www-form-urlencoded",
            "The body is a form, JSON is expected",
        ),
        (
            b"--x\r\n",
            "Multipart/Form-Data; boundary=x",
            "The body is a form, JSON is expected",
        ),
    ],
    ids=repr,
)
def test_body_is_refused(body: bytes, content_type: str, reason: str) -> None:
    """Say why a body can not be used."""
    with pytest.raises(InvalidPayload) as refusal:
        decode(body, content_type)
    assert str(refusal.value) == reason


def nested(depth: int, opening: bytes = b"[", closing: bytes = b"]") -> bytes:
    """Return a value inside so many lists or objects."""
    return opening * depth + b"0" + closing * depth


@pytest.mark.parametrize(
    "body",
    [
        nested(33),
        nested(33, b'{"a":', b"}"),
        nested(2_000),
        nested(99_000),
        nested(99_000, b'{"a":', b"}"),
        b'{"a": "\n", "b":' + nested(900) + b"}",
        b'{"a": "\n", "b":' + nested(90_000) + b"}",
    ],
    ids=["33", "33 objects", "2000", "99000", "objects", "lenient", "lenient 90000"],
)
def test_nesting_is_refused(body: bytes) -> None:
    """Refuse what is nested deeper than any service nests."""
    with pytest.raises(InvalidPayload) as refusal:
        decode(body, "")
    assert str(refusal.value) == "The JSON is nested too deeply"


@pytest.mark.parametrize("part", [b"[],", b'{"a":1},'], ids=["lists", "objects"])
@pytest.mark.parametrize("start", [b"[", b'["\n",'], ids=["strict", "lenient"])
def test_too_many_parts_are_refused(start: bytes, part: bytes) -> None:
    """Refuse at once what would keep Home Assistant waiting."""
    body = start + part * 200_000 + b"0]"
    assert len(body) < MAX_BODY
    with pytest.raises(InvalidPayload) as refusal:
        decode(body, "")
    assert str(refusal.value) == "The JSON has too many parts"


def test_nesting_up_to_the_limit_is_decoded() -> None:
    """Accept lists in lists as deep as allowed."""
    assert decode(nested(32), "") == json.loads(nested(32))


def test_wide_value_is_not_deep() -> None:
    """Accept many values side by side."""
    wide = [{"a": [n]} for n in range(20_000)]
    body = json.dumps(wide).encode()
    assert len(body) < MAX_BODY
    assert decode(body, "") == wide


@given(st.binary(max_size=300))
def test_any_body_is_decoded_or_refused(body: bytes) -> None:
    """Raise nothing but a refusal, whatever the bytes."""
    try:
        value = decode(body, "application/json")
    except InvalidPayload:
        return
    # Text of the same value, to a reader that takes no control characters.
    assert decode(json.dumps(value).encode(), "") == value
