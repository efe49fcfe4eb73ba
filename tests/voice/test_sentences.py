"""Test the questions that people ask the assistant, and what it answers."""

from itertools import chain
from pathlib import Path
from typing import Final

from hassil.intents import Intents, WildcardSlotList
from hassil.recognize import recognize_all
from hassil.sample import sample_sentence
from homeassistant.components import conversation
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import intent
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.status_tracker.coordinator import StatusTrackerCoordinator
from custom_components.status_tracker.tracker.facts import AttentionReported
from custom_components.status_tracker.tracker.models import Source
from custom_components.status_tracker.tracker.terms import AttentionReason, Service
from custom_components.status_tracker.voice.answering import LANGUAGES
from custom_components.status_tracker.voice.sentences import FOLDER, read_sentences

from ..common import async_set_up
from ..tracker.stories import minute
from .conftest import GOLDEN

QUESTION: Final = "how far along is Bocchi the Rock"
BOCCHI: Final = (
    "Bocchi the Rock! is downloading, 5 of 12 episodes are there, "
    "about 20 minutes left."
)
AMBER: Final = (
    "Amber Alley needs attention: the download is not imported. Not a valid file."
)


async def ask(hass: HomeAssistant, question: str, language: str = "en") -> str:
    """Return what the assistant answers."""
    result = await conversation.async_converse(
        hass, question, None, Context(), language=language
    )
    speech: str = result.response.speech["plain"]["speech"]
    return speech


@pytest.fixture
def understood() -> Intents:
    """Return all sentences, as Home Assistant takes in sentence triggers."""
    intents = Intents.from_dict(
        {
            "language": "en",
            "intents": {
                name: {"data": [{"sentences": sentences}]}
                for name, sentences in read_sentences().items()
            },
        }
    )
    intents.slot_lists["title"] = WildcardSlotList("title")
    return intents


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How far along is Bocchi the Rock?", BOCCHI),
        ("is bocci the rock ready to watch yet", BOCCHI),
        (
            "When can we watch the copper lighthouse?",
            (
                "The Copper Lighthouse is downloading, 42 percent is there, "
                "about 90 minutes left."
            ),
        ),
        ("Can we watch Silver Sky now?", "Silver Sky is ready to watch."),
        ("is golden gate downloaded", "Golden Gate is being searched for."),
        ("why can't I watch amber alley yet?", AMBER),
        (
            "Why isn't Golden Gate downloading?",
            "Nothing is wrong with Golden Gate. Golden Gate is being searched for.",
        ),
        ("Why is the download of Silver Sky stuck?", "Silver Sky is ready to watch."),
        (
            "What's downloading?",
            (
                f"4 requests are on their way. {BOCCHI} The Copper Lighthouse is "
                "downloading, 42 percent is there, about 90 minutes left. "
                f"{AMBER} There is one more."
            ),
        ),
        (
            "What's new to watch?",
            "New to watch: 5 episodes of Bocchi the Rock! and Silver Sky.",
        ),
        ("Which downloads are stuck?", AMBER),
        ("how far along is Titanic", "I know of no request called Titanic."),
    ],
)
@pytest.mark.usefixtures("waiting")
async def test_question_is_answered(
    hass: HomeAssistant, question: str, answer: str
) -> None:
    """Answer in one or two short sentences."""
    assert await ask(hass, question) == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What's downloading?", "Nothing is on its way."),
        ("What's new on Jellyfin?", "Nothing new in the last 3 days."),
        ("Which requests need attention?", "Nothing needs attention."),
    ],
)
@pytest.mark.usefixtures("empty")
async def test_nothing_is_said_where_there_is_nothing(
    hass: HomeAssistant, question: str, answer: str
) -> None:
    """Say that there is nothing."""
    assert await ask(hass, question) == answer


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        (
            "de",
            "Wie weit ist der Download von Bocchi the Rock?",
            (
                "Bocchi the Rock! wird heruntergeladen, 5 von 12 Folgen sind da, "
                "noch etwa 20 Minuten."
            ),
        ),
        (
            "de",
            "Warum können wir Amber Alley noch nicht ansehen?",
            (
                "Amber Alley braucht Aufmerksamkeit: der Download wird nicht "
                "importiert. Not a valid file."
            ),
        ),
        (
            "de",
            "Was ist neu auf Jellyfin?",
            "Neu zum Ansehen: 5 Folgen von Bocchi the Rock! und Silver Sky.",
        ),
        (
            "fr",
            "Quand est-ce qu'on peut regarder Silver Sky ?",
            "On peut regarder Silver Sky.",
        ),
        (
            "fr",
            "Quels téléchargements sont bloqués ?",
            (
                "Amber Alley demande votre attention : le téléchargement "
                "n\N{RIGHT SINGLE QUOTATION MARK}est pas importé. Not a valid file."
            ),
        ),
        (
            "es",
            "¿Cuánto le falta a la descarga de The Copper Lighthouse?",
            (
                "The Copper Lighthouse se está descargando, está el 42 por ciento, "
                "quedan unos 90 minutos."
            ),
        ),
        ("es", "¿Cuándo podemos ver Silver Sky?", "Ya se puede ver Silver Sky."),
        ("nl", "Is Silver Sky al gedownload?", "Silver Sky is klaar om te kijken."),
        (
            "nl",
            "Waarom wordt Golden Gate niet gedownload?",
            "Er is niets mis met Golden Gate. Golden Gate wordt gezocht.",
        ),
        (
            "ja",
            "Bocchi the Rockはもう見られますか?",
            (
                "Bocchi the Rock!をダウンロードしています、"
                "全12話のうち5話が揃っています、残り約20分です。"
            ),
        ),
        (
            "ja",
            "Jellyfinの新着は何ですか?",
            "新着はBocchi the Rock!の5話とSilver Skyです。",
        ),
    ],
)
@pytest.mark.usefixtures("waiting")
async def test_question_is_answered_in_its_language(
    hass: HomeAssistant, language: str, question: str, answer: str
) -> None:
    """Answer in the language of the question, whatever the household's is."""
    assert await ask(hass, question, language) == answer


@pytest.mark.usefixtures("waiting")
async def test_other_language_is_answered_in_english(hass: HomeAssistant) -> None:
    """Answer in English where there are no texts, and a dialect as its language."""
    assert await ask(hass, QUESTION, "it") == BOCCHI
    assert (await ask(hass, QUESTION, "de-CH")).startswith(
        "Bocchi the Rock! wird heruntergeladen"
    )


@pytest.mark.parametrize(
    ("intent_name", "questions"),
    [
        (
            "StatusTrackerWhere",
            (
                "is the movie Amber Alley ready",
                "when is the film Amber Alley available",
                "is Amber Alley on Jellyfin yet",
                "has Amber Alley finished downloading",
                "when will Amber Alley be ready to watch",
                "wann kann ich Amber Alley sehen",
                "ist Amber Alley heruntergeladen",
                "ist der Film Amber Alley schon da",
                "wie lange dauert die Serie Amber Alley noch",
                "quand peut-on voir Amber Alley",
                "où en est la série Amber Alley",
                "cuándo estará lista la película Amber Alley",
                "ya está Amber Alley en Jellyfin",
                "staat Amber Alley al op Jellyfin",
                "wanneer is de film Amber Alley klaar",
                "Amber Alleyはいつ見れますか",
                "Amber AlleyはJellyfinにありますか",
            ),
        ),
        (
            "StatusTrackerWhy",
            (
                "what's wrong with the movie Amber Alley",
                "why isn't the show Amber Alley there yet",
                "warum kann ich Amber Alley noch nicht sehen",
                "was ist mit dem Film Amber Alley los",
                "pourquoi Amber Alley n'est pas encore sur Jellyfin",
                "qué pasa con la serie Amber Alley",
                "wat is er mis met de film Amber Alley",
                "Amber AlleyはなぜまだJellyfinにないの",
            ),
        ),
        (
            "StatusTrackerInProgress",
            (
                "is anything downloading",
                "what are you downloading",
                "what downloads are running",
                "was wird heruntergeladen",
                "läuft gerade ein Download",
                "lädst du gerade etwas herunter",
                "y a-t-il des téléchargements en cours",
                "se está descargando algo",
                "wordt er iets gedownload",
                "何がダウンロードされていますか",
            ),
        ),
        (
            "StatusTrackerNew",
            (
                "anything new to watch",
                "are there any new movies",
                "gibt es neue Filme",
                "gibt es etwas Neues zu sehen",
                "y a-t-il de nouveaux films",
                "hay algo nuevo para ver",
                "is er iets nieuws om te kijken",
                "新しい映画はありますか",
            ),
        ),
        (
            "StatusTrackerStuck",
            (
                "do any requests need attention",
                "are there any problems with the downloads",
                "hängt irgendein Download",
                "gibt es Probleme mit den Downloads",
                "y a-t-il un problème avec les téléchargements",
                "hay algún problema con las descargas",
                "zijn er problemen met de downloads",
                "問題のあるダウンロードはありますか",
            ),
        ),
    ],
    ids=["where", "why", "in_progress", "new", "stuck"],
)
def test_plain_words_are_understood(
    understood: Intents, intent_name: str, questions: tuple[str, ...]
) -> None:
    """Understand what people say without having read a list of sentences."""
    for question in questions:
        found = [each.intent.name for each in recognize_all(question, understood)]
        assert set(found) == {intent_name}, question


def test_languages_have_all_intents() -> None:
    """Have sentences for each question in each language."""
    assert {file.stem for file in FOLDER.iterdir()} == set(LANGUAGES)
    for file in FOLDER.iterdir():
        text = file.read_text(encoding="utf-8")
        for name in read_sentences():
            assert f"  {name}:\n" in text, file


def test_sentence_asks_for_one_thing(understood: Intents) -> None:
    """Understand every sentence as it is meant, and as nothing else."""
    heard = 0
    for name, found in understood.intents.items():
        for text in chain.from_iterable(
            sample_sentence(sentence, expand_lists=False)
            for data in found.data
            for sentence in data.sentences
        ):
            said = text.replace("{title}", "Amber Alley")
            results = list(recognize_all(said, understood))
            assert {each.intent.name for each in results} == {name}, said
            heard += 1
    assert heard > 1_000


@pytest.mark.parametrize(
    "question",
    [
        "where is Alice",
        "where is my phone",
        "is the kitchen light on",
        "what is the status of the washing machine",
        "why is the garage door stuck",
        "what's new",
        "how far is Paris",
        "is the coffee ready",
        "when will the dishwasher be done",
        "when is the coffee ready",
        "is there a problem with the heating",
        "play Bocchi the Rock",
        "wo ist Alice",
        "wie weit ist der Mond",
        "ist die Waschmaschine fertig",
        "wann ist die Waschmaschine fertig",
        "was ist mit dem Licht los",
        "hängt die Wäsche noch draußen",
        "was gibt es Neues",
        "où est Alice",
        "où en est la machine à laver",
        "quoi de neuf",
        "dónde está Alice",
        "está encendida la luz de la cocina",
        "waar is Alice",
        "is de wasmachine klaar",
        "アリスはどこ",
        "電気はついていますか",
    ],
)
def test_other_questions_are_left_alone(understood: Intents, question: str) -> None:
    """Answer nothing that may be about something else in the house."""
    assert list(recognize_all(question, understood)) == []


async def test_sentences_come_and_go_with_the_entry(
    hass: HomeAssistant,
    waiting: StatusTrackerCoordinator,
    config_entry: MockConfigEntry,
) -> None:
    """Understand nothing while the integration is not loaded."""
    assert await ask(hass, QUESTION) == BOCCHI
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    assert await ask(hass, QUESTION) == "Sorry, I couldn't understand that"
    assert await hass.config_entries.async_setup(config_entry.entry_id)
    await hass.async_block_till_done()
    assert await ask(hass, QUESTION) == BOCCHI


@pytest.mark.usefixtures("no_watchers")
async def test_assistant_may_come_later(
    hass: HomeAssistant, config_entry: MockConfigEntry
) -> None:
    """Offer the sentences when the assistant is set up after the integration."""
    await async_set_up(hass, config_entry)
    for component in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, component, {})
    await hass.async_block_till_done()
    assert await ask(hass, "What's downloading?") == "Nothing is on its way."


@pytest.mark.usefixtures("no_watchers", "assistant")
async def test_assistant_that_changed_costs_nothing_else(
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Set everything else up where sentences are taken in another way one day."""
    monkeypatch.delattr(
        "homeassistant.components.conversation.agent_manager.get_agent_manager"
    )
    await async_set_up(hass, config_entry)
    await hass.async_block_till_done()
    assert hass.states.get("event.status_tracker_requests") is not None
    assert "The assistant takes no sentences from integrations" in caplog.text


@pytest.mark.usefixtures("waiting")
async def test_intents_answer_whoever_calls_them(
    hass: HomeAssistant, hass_client: ClientSessionGenerator
) -> None:
    """Answer an intent that comes from elsewhere, such as over REST."""
    client = await hass_client()
    response = await client.post(
        "/api/intent/handle",
        json={"name": "StatusTrackerWhere", "data": {"title": "bochi"}},
    )
    assert response.status == 200
    answer = await response.json()
    assert answer["response_type"] == "query_answer"
    assert answer["speech"]["plain"]["speech"] == BOCCHI
    with pytest.raises(intent.InvalidSlotInfo):
        await intent.async_handle(hass, "test", "StatusTrackerWhere", {})


async def test_intent_says_that_nothing_runs(
    hass: HomeAssistant,
    empty: StatusTrackerCoordinator,
    config_entry: MockConfigEntry,
) -> None:
    """Say so while the integration is not loaded."""
    assert await hass.config_entries.async_unload(config_entry.entry_id)
    response = await intent.async_handle(hass, "test", "StatusTrackerNew")
    assert response.speech["plain"]["speech"] == "Status Tracker is not running."


async def test_own_sentences_reach_the_intents(
    hass_tmp_config_dir: str,
    hass: HomeAssistant,
    config_entry: MockConfigEntry,
    no_watchers: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Let people say it in other words, by a file in their own folder."""
    folder = Path(hass_tmp_config_dir) / "custom_sentences" / "en"
    folder.mkdir(parents=True)
    (folder / "films.yaml").write_text(
        "language: en\n"
        "intents:\n"
        "  StatusTrackerWhere:\n"
        "    data:\n"
        '      - sentences: ["any word of {title}"]\n'
        "lists:\n"
        "  title:\n"
        "    wildcard: true\n"
    )
    monkeypatch.setattr(hass.config, "config_dir", hass_tmp_config_dir)
    for component in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, component, {})
    await async_set_up(hass, config_entry)
    assert await ask(hass, "Any word of Titanic?") == (
        "I know of no request called Titanic."
    )


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        (
            "en",
            "how far along is Golden Gate",
            (
                "Golden Gate needs attention: no release was found. "
                "Neither Radarr nor Sonarr has the title."
            ),
        ),
        (
            "de",
            "Wie weit ist der Download von Golden Gate?",
            (
                "Golden Gate braucht Aufmerksamkeit: es wurde keine Veröffentlichung gefunden. "
                "Weder Radarr noch Sonarr hat den Titel."
            ),
        ),
    ],
)
async def test_detail_that_is_a_code_is_put_into_words(
    hass: HomeAssistant,
    waiting: StatusTrackerCoordinator,
    language: str,
    question: str,
    answer: str,
) -> None:
    """Say in words why a request is late, as the panel shows it."""
    await waiting.async_apply(
        [
            AttentionReported(
                at=minute(10),
                source=Source(Service.TRACKER),
                subject=GOLDEN.managed,
                reason=AttentionReason.NO_RELEASE,
                detail="not_in_arr",
            )
        ]
    )
    assert await ask(hass, question, language) == answer
