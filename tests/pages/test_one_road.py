"""From a form to an act and back: what a page hears, and how it says why not."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import RequestFactory

from documents.issued.issuing import IssuingError
from documents.press.fonts import FontsMissingError
from documents.refusals import UnprintableError
from law.findings import Finding, Level
from people.models import Commune
from procedure.acting import attempt, carry_out, done_or_told
from procedure.asking import Question, ask_for_reason, number_in, numbers_of, ticked
from procedure.refusal import RefusedError, refuse


class ReasonForm(forms.Form):
    reason = forms.CharField(required=False)


def form(**typed) -> ReasonForm:
    return ReasonForm(typed)


def request(method: str = "post", **data):
    asked = getattr(RequestFactory(), method)("/", data)
    asked._messages = CookieStorage(asked)
    return asked


def refused_at(field: str = "", link: str = ""):
    def act(**_):
        refuse("no", "Không được.", field=field, link=link)

    return act


def invalid(error):
    def act(**_):
        raise ValidationError(error)

    return act


def unprintable(error: Exception):
    def act(**_):
        raise error

    return act


def blocker(code: str, sentence: str, **mended) -> Finding:
    return Finding(code, sentence, Level.BLOCKER, **mended)


@pytest.mark.parametrize(
    ("act", "findings"),
    [
        (refused_at("reason"), [blocker("no", "Không được.", field="reason")]),
        (refused_at(link="/ho-so/"), [blocker("no", "Không được.", link="/ho-so/")]),
        (invalid("Sai."), [blocker("invalid", "Sai.")]),
        (
            invalid({"name": ["Sai tên.", "Quá dài."], "__all__": "Sai cả."}),
            [
                blocker("invalid", "Sai tên.", field="name"),
                blocker("invalid", "Quá dài.", field="name"),
                blocker("invalid", "Sai cả."),
            ],
        ),
        (
            invalid(ValidationError("Còn %(n)s chỗ.", params={"n": 2})),
            [blocker("invalid", "Còn 2 chỗ.")],
        ),
        (unprintable(UnprintableError("Quá lớn.")), [blocker("no_paper", "Quá lớn.")]),
        (unprintable(IssuingError("Đã thu hồi.")), [blocker("no_paper", "Đã thu hồi.")]),
        (
            unprintable(FontsMissingError()),
            [blocker("no_paper", str(FontsMissingError()))],
        ),
    ],
)
def test_whatever_stops_an_act_comes_back_as_findings(act, findings):
    assert attempt(act) == (None, findings)


def test_what_is_a_mistake_of_ours_is_not_taken_for_a_refusal():
    with pytest.raises(ZeroDivisionError):
        attempt(lambda: 1 / 0)


@pytest.mark.parametrize(("result", "given"), [("hồ sơ", "hồ sơ"), (None, True), ([], [])])
def test_an_act_that_is_done_gives_its_result(result, given):
    assert attempt(lambda: result) == (given, [])


def test_an_act_is_given_its_subject_and_what_the_form_says():
    result = carry_out(
        form(reason="Vì vậy"), lambda *args, **named: (args, named), "hồ sơ", by="Lan"
    )
    assert result == (("hồ sơ",), {"reason": "Vì vậy", "by": "Lan"})


@pytest.mark.parametrize(
    ("act", "errors"),
    [
        (refused_at("reason"), {"reason": ["Không được."]}),
        (refused_at("another"), {"__all__": ["Không được."]}),
        (refused_at(link="/ho-so/"), {"__all__": ["Không được."]}),
        (invalid({"reason": "Sai."}), {"reason": ["Sai."]}),
    ],
)
def test_a_refusal_is_told_at_its_field_or_on_top(act, errors):
    filled = form(reason="Vì vậy")
    assert carry_out(filled, act) is None
    assert filled.errors == errors


def test_a_form_that_cannot_be_read_reaches_no_act():
    class Needed(ReasonForm):
        reason = forms.CharField()

    assert carry_out(Needed({}), refused_at()) is None
    assert carry_out(Needed(), refused_at()) is None


def test_an_act_without_a_form_tells_each_refusal_on_the_next_page():
    def act():
        raise RefusedError([blocker("a", "Một."), blocker("b", "Hai.")])

    asked = request()
    assert done_or_told(asked, act) is None
    assert [str(message) for message in get_messages(asked)] == ["Một.", "Hai."]


class TestAskingForAReason:
    QUESTION = Question("Trả lại", back="/ve/", lead="Ghi rõ.", word="Trả")

    def ask(self, asked, act, **more):
        return ask_for_reason(asked, ReasonForm(asked.POST or None), act, self.QUESTION, **more)

    def test_it_says_what_was_done_and_goes_on(self):
        asked = request(reason="Vì vậy")
        answer = self.ask(asked, lambda reason: reason, done=lambda it: f"Xong: {it}", onward="/x/")
        assert (answer.status_code, answer.url) == (302, "/x/")
        assert [str(message) for message in get_messages(asked)] == ["Xong: Vì vậy"]

    def test_it_goes_back_where_nothing_lies_ahead(self):
        assert self.ask(request(reason="Vì"), lambda reason: None, done="Xong").url == "/ve/"


@pytest.mark.parametrize("text", ["", "x", "-1", "1.0", " 1", "²", "٣", "9" * 19])
def test_what_is_no_number_of_a_row_is_none(text):
    assert number_in(text) is None


def test_a_number_of_a_row_is_read():
    assert number_in("12") == 12


def test_what_was_ticked_is_given_once_in_the_order_of_the_page():
    assert numbers_of(request(ban=["3", "1", "3"]), "ban") == [3, 1]
    assert numbers_of(request("get", ban=["2"]), "ban") == [2]
    assert numbers_of(request(), "ban") == []


def test_a_tick_that_is_no_number_ticks_nothing():
    assert numbers_of(request(ban=["1", "x", "²"]), "ban") == [1]


@pytest.mark.django_db
@pytest.mark.embedded
def test_a_tick_that_names_no_row_is_not_found():
    commune = Commune.objects.create(name="Quảng Thành", province="Thừa Thiên Huế")
    assert ticked(request(xa=[str(commune.pk)]), "xa", Commune.objects.all()) == [commune]
    for wrong in ("999999", "x"):
        with pytest.raises(Http404):
            ticked(request(xa=[str(commune.pk), wrong]), "xa", Commune.objects.all())
