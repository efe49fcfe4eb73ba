"""Test that the documents show what the assistant and language models really get."""

import json
from pathlib import Path
import re
from typing import Any, Final

from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
import pytest

from .common import call

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text()
DOCUMENT: Final = (ROOT / "docs" / "automations.md").read_text()


def table(text: str, heading: str) -> list[tuple[str, str]]:
    """Return the rows of the table with such a heading."""
    _, rest = text.split(f"{heading}\n|---|---|\n")
    rows, *_ = rest.split("\n\n")
    return re.findall(r"^\| (.+?) \| (.+?) \|$", rows, re.MULTILINE)


HEADING: Final = "| Ask | Hear |"
SPOKEN: Final = re.findall(
    r"^    (status_tracker__\w+) (.+)\n    (.+)$", README, re.MULTILINE
)
CALLS: Final = [
    json.loads(block) for block in re.findall(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
]


async def ask(hass: HomeAssistant, question: str) -> str:
    """Return what the assistant answers."""
    result = await conversation.async_converse(
        hass, question, None, Context(), language="en"
    )
    speech: str = result.response.speech["plain"]["speech"]
    return speech


@pytest.mark.parametrize(("question", "answer"), table(README, HEADING))
@pytest.mark.usefixtures("waiting")
async def test_example_of_a_question_is_answered_so(
    hass: HomeAssistant, question: str, answer: str
) -> None:
    """Answer in the words that the README has."""
    assert await ask(hass, question) == answer


@pytest.mark.parametrize(
    "question", [question for question, _ in table(DOCUMENT, HEADING)]
)
@pytest.mark.usefixtures("waiting")
async def test_documented_question_is_understood(
    hass: HomeAssistant, question: str
) -> None:
    """Know what is asked about, whatever there is to say."""
    answer = await ask(hass, question)
    assert any(
        title in answer for title in ("Bocchi", "Copper Lighthouse", "Amber", "Silver")
    ), answer


@pytest.mark.parametrize(("tool", "arguments", "answer"), SPOKEN)
@pytest.mark.usefixtures("waiting")
async def test_example_of_a_tool_answers_so(
    hass: HomeAssistant, tool: str, arguments: str, answer: str
) -> None:
    """Give a model the answer that the README has."""
    assert (await call(hass, tool, **json.loads(arguments)))["answer"] == answer


@pytest.mark.parametrize("example", CALLS)
@pytest.mark.usefixtures("waiting")
async def test_documented_call_has_its_result(
    hass: HomeAssistant, example: dict[str, Any]
) -> None:
    """Give a model what the document shows, and no more."""
    result = await call(hass, example["tool"], **example["arguments"])
    assert result == example["result"]


def test_every_kind_of_example_is_there() -> None:
    """Find what the documents show, however they are laid out."""
    assert len(SPOKEN) == len(CALLS) == len(table(README, HEADING)) == 1
