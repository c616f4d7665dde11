"""Who may sign for the committee of the commune on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from documents.models import IssuedDocument
from documents.paper.letter import Signature
from documents.signed import signing
from law.findings import Finding
from people.models import Commune, Person
from signing.rules.posts import Post, post_of


@dataclass(frozen=True)
class Signatory:
    """Somebody who was chair or deputy of the committee, as what and when."""

    person: Person
    position: str
    post: Post

    @property
    def signature(self) -> Signature:
        """Give how a decision of the chair is signed: by the chair, or by a deputy for the
        chair."""
        return Signature(self.post.lines, self.person.full_name)

    @property
    def for_the_committee(self) -> Signature:
        """Give how a paper of the committee is signed."""
        return Signature(("TM. Ủy ban nhân dân", *self.post.lines), self.person.full_name)

    def __str__(self) -> str:
        return f"{self.person.honorific} {self.person.full_name}, {self.position}"


def signatories(commune: Commune, on: date) -> list[Signatory]:
    """Give who is chair or deputy of the committee on a day, the chair first; two queries."""
    was_one = Q(search_text__contains="chu tich") | Q(postings__position__icontains="chủ tịch")
    people = Person.objects.filter(was_one, commune=commune).distinct()
    signers = [_of(person, on) for person in people.prefetch_related("postings")]
    return sorted(
        (signer for signer in signers if signer), key=lambda signer: signer.post is not Post.CHAIR
    )


def signatory(person: Person, on: date) -> Signatory | None:
    """Give as what somebody signs on a day; None for who is not in that office then."""
    return _of(person, on)


def _of(person: Person, on: date) -> Signatory | None:
    position = _position_on(person, on)
    post = post_of(position)
    if post is None or not person.works_on(on):
        return None
    return Signatory(person, position, post)


def _position_on(person: Person, on: date) -> str:
    """Give the position of a day by the postings; where none covers it, the one of now."""
    postings = list(person.postings.all())
    for posting in postings:
        if posting.starts_on <= on and (posting.ends_on is None or on <= posting.ends_on):
            return posting.position
    return "" if postings else person.position


def signs_here() -> bool:
    """Say whether papers can be signed on this machine: it was given a key, and it serves one
    commune alone, as nobody signs with the seal of another."""
    return bool(signing.keys()) and Commune.objects.count() == 1


def signature_doubts(paper: IssuedDocument | None) -> list[Finding]:
    """Warn of what the digital signatures in the signed file of a paper leave open."""
    if paper is None:
        return []
    return [Finding("signature", doubt) for check in paper.signed_checks for doubt in check.doubts]
