"""One word, one colour, on every page."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError

from campaigns.rules.status import Status
from documents.models import PrintJob
from eligibility.judging import Outcome
from law.parameters import PARAMETERS
from submissions.stages import NamedStage
from ui.tones import WORDS, tone_of, tone_of_days
from vetting.rules.comparison import Match


def rendered(source: str, **context) -> str:
    return Template(source).render(Context(context))


def badges() -> set[str]:
    """Give what stands in the badges of all templates: words in quotes and names of values."""
    folder = Path(settings.BASE_DIR / "templates")
    texts = [path.read_text() for path in folder.rglob("*.html")]
    return {badge for text in texts for badge in re.findall(r"{% badge (.+?) %}", text)}


def test_no_word_has_two_colours():
    counted = Counter(word for words in WORDS.values() for word in words)
    assert [word for word, count in counted.items() if count > 1] == []


def test_templates_choose_no_colour_of_a_badge():
    assert [badge for badge in badges() if not re.fullmatch(r'"[^"]+"|[\w.]+', badge)] == []


def test_every_word_that_a_template_puts_in_a_badge_has_its_colour():
    words = [badge.strip('"') for badge in badges() if badge.startswith('"')]
    assert [word for word in words if tone_of(word) not in WORDS] == []


@pytest.mark.parametrize("named", [*NamedStage.__subclasses__(), Outcome, Status, Match])
def test_every_state_has_its_colour(named):
    assert [state.word for state in named if tone_of(state.word) not in WORDS] == []


def test_what_pages_say_of_prints_and_of_values_of_the_law_has_its_colour():
    remarks = {value.remark for parameter in PARAMETERS for value in parameter.values} - {""}
    words = [*PrintJob.State.labels, *remarks]
    assert [word for word in words if tone_of(word) not in WORDS] == []


@pytest.mark.parametrize(
    ("word", "tone"),
    [
        ("Nháp", "secondary"),
        ("Đã thẩm định", "info"),
        ("Có điều kiện", "warning"),
        ("Được công nhận", "success"),
        ("Không được công nhận", "danger"),
    ],
)
def test_a_badge_shows_its_word_in_its_colour(word, tone):
    assert rendered("{% badge word %}", word=word) == (
        f'<span class="badge rounded-pill bg-{tone}-subtle text-{tone}-emphasis">{word}</span>'
    )


def test_a_word_without_a_colour_is_an_error():
    with pytest.raises(KeyError, match="Chưa từng nghe"):
        rendered('{% badge "Chưa từng nghe" %}')
    with pytest.raises(TemplateSyntaxError):
        rendered('{% badge "Nháp" tone="danger" %}')


@pytest.mark.parametrize(
    ("days", "tone"),
    [
        (-1, "neutral"),
        (0, "danger"),
        (3, "danger"),
        (4, "warning"),
        (14, "warning"),
        (15, "info"),
    ],
)
def test_a_deadline_grows_red_as_it_comes_nearer(days, tone):
    assert tone_of_days(days) == tone


def test_only_what_came_late_bears_the_mark_of_it():
    assert rendered("{% late_badge 0 %}") == ""
    assert rendered("{% late_badge 3 %}") == (
        '<span class="badge rounded-pill bg-danger-subtle text-danger-emphasis">'
        "trễ hạn 3 ngày</span>"
    )
