"""What a judgement rests on: for each table, whose dossiers a change of one of its rows touches.

The database itself notes the changes, so that none is forgotten, however it is made: by a page, by
`bulk_create` or `update()`, by hand. See docs/adr/0010.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_NONE = "CAST(NULL AS bigint)"
_NOTE = "INSERT INTO nominations_factchange (commune, campaign, person, nomination)"


@dataclass(frozen=True)
class Watched:
    """A table, and the SELECT that gives commune, campaign, person and nomination of what a `{row}`
    of it touches (see `FactChange`). `columns`: an update counts only where one of them changed."""

    table: str
    touched: str
    columns: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Give the name of the trigger."""
        return f"note_{'_'.join((self.table, *self.columns[:1]))}"

    def by(self, verb: str) -> str:
        """Give the statement that notes what "insert", "update" or "delete" touches."""
        rows = {"insert": ["NEW"], "update": ["OLD", "NEW"], "delete": ["OLD"]}[verb]
        return f"{_NOTE} {' UNION '.join(self.touched.format(row=row) for row in rows)};"

    def has_changed(self, distinct: str) -> str:
        """Give the condition on an update; `distinct` is how the database says "is another"."""
        return " OR ".join(f"OLD.{column} {distinct} NEW.{column}" for column in self.columns)


def _touched(commune: str, *, campaign=_NONE, person=_NONE, nomination=_NONE, source="") -> str:
    return f"SELECT {commune}, {campaign}, {person}, {nomination} {source}".strip()


_OF_COMMUNE = _touched("{row}.commune_id")
_OF_CAMPAIGN = _touched(
    "campaign.commune_id",
    campaign="campaign.id",
    source="FROM campaigns_campaign campaign WHERE campaign.id = {row}.campaign_id",
)
_OF_PERSON = _touched(
    "person.commune_id",
    person="person.id",
    source="FROM people_person person WHERE person.id = {row}.person_id",
)
_LINE = (
    "FROM registrations_registration registration JOIN campaigns_campaign campaign "
    "ON campaign.id = registration.campaign_id WHERE registration.id = {row}.registration_id"
)
_OF_DOSSIER = _touched(
    "campaign.commune_id",
    campaign="campaign.id",
    nomination="nomination.id",
    source="FROM nominations_nomination nomination JOIN campaigns_campaign campaign "
    "ON campaign.id = nomination.campaign_id WHERE nomination.id = {row}.nomination_id",
)

WATCHED = (
    Watched("people_commune", _touched("{row}.id")),
    Watched("people_unit", _OF_COMMUNE),
    Watched("people_person", _touched("{row}.commune_id", person="{row}.id")),
    Watched("people_posting", _OF_PERSON),
    Watched("people_absence", _OF_PERSON),
    Watched("people_discipline", _OF_PERSON),
    Watched("people_rating", _OF_PERSON),
    Watched("regulations_regulation", _OF_COMMUNE),
    Watched(
        "regulations_regulationvalue",
        _touched(
            "regulation.commune_id",
            source="FROM regulations_regulation regulation "
            "WHERE regulation.id = {row}.regulation_id",
        ),
    ),
    Watched("awards_award", _OF_PERSON),
    Watched("awards_completeyear", _OF_COMMUNE),
    # The year of a campaign says of what year an initiative was used before, in any other.
    Watched("campaigns_campaign", _OF_COMMUNE),
    Watched("campaigns_deadline", _OF_CAMPAIGN),
    Watched("registrations_registration", _OF_CAMPAIGN),
    Watched(
        "registrations_individualline",
        _touched(
            "campaign.commune_id",
            campaign="campaign.id",
            person="{row}.person_id",
            source=_LINE,
        ),
    ),
    Watched(
        "registrations_collectiveline",
        _touched("campaign.commune_id", campaign="campaign.id", source=_LINE),
    ),
    # Who uses it may be written at this very moment, unseen from here: hence the whole commune.
    Watched(
        "initiatives_initiative",
        _touched(
            "campaign.commune_id",
            source="FROM campaigns_campaign campaign WHERE campaign.id = {row}.campaign_id",
        ),
        columns=("name", "stage", "sphere"),
    ),
    Watched("initiatives_use", _OF_PERSON),
    Watched(
        "nominations_nomination",
        _touched(
            "campaign.commune_id",
            campaign="campaign.id",
            nomination="{row}.id",
            source="FROM campaigns_campaign campaign WHERE campaign.id = {row}.campaign_id",
        ),
    ),
    # How far one title is, and what it names, decides on others of the same nominee and on the
    # collectives; what a collective names does in any year.
    Watched(
        "nominations_nomination",
        _touched(
            "campaign.commune_id",
            campaign="CASE WHEN {row}.person_id IS NOT NULL THEN campaign.id END",
            person="{row}.person_id",
            source="FROM campaigns_campaign campaign WHERE campaign.id = {row}.campaign_id "
            "AND ({row}.person_id IS NOT NULL OR {row}.matter <> '' OR {row}.merit_text <> '')",
        ),
        columns=(
            "stage",
            "is_supported",
            "award",
            "occasion",
            "phase_id",
            "matter",
            "campaign_id",
            "unit_id",
            "person_id",
            "outsider_id",
            "position",
            "collective",
            "is_whole_commune",
            "rating",
            "merit",
            "merit_text",
            "received_on",
        ),
    ),
    Watched("nominations_achievementreport", _OF_DOSSIER),
    Watched("nominations_nominationattachment", _OF_DOSSIER),
    Watched("nominations_reviewvote", _OF_DOSSIER),
)


def lay(vendor: str) -> Iterator[str]:
    """Give the statements that set the triggers, for "postgresql" or "sqlite"."""
    for watched in WATCHED:
        yield from _on_postgresql(watched) if vendor == "postgresql" else _on_sqlite(watched)


def lift(vendor: str) -> Iterator[str]:
    """Give the statements that take the triggers away."""
    for watched in WATCHED:
        if vendor == "postgresql":
            yield f"DROP FUNCTION {watched.name} CASCADE"
        else:
            yield from (f"DROP TRIGGER {watched.name}_{verb}" for verb in _VERBS)


_VERBS = ("insert", "update", "delete")


def _on_postgresql(watched: Watched) -> Iterator[str]:
    changed = watched.has_changed("IS DISTINCT FROM") or "true"
    yield f"""CREATE FUNCTION {watched.name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN {watched.by("insert")}
        ELSIF TG_OP = 'DELETE' THEN {watched.by("delete")}
        ELSIF {changed} THEN {watched.by("update")}
        END IF;
        RETURN NULL;
    END $$"""
    yield f"""CREATE TRIGGER {watched.name} AFTER INSERT OR UPDATE OR DELETE ON {watched.table}
    FOR EACH ROW EXECUTE FUNCTION {watched.name}()"""


def _on_sqlite(watched: Watched) -> Iterator[str]:
    changed = watched.has_changed("IS NOT")
    for verb in _VERBS:
        when = f"WHEN {changed}" if changed and verb == "update" else ""
        yield f"""CREATE TRIGGER {watched.name}_{verb} AFTER {verb} ON {watched.table}
        {when} BEGIN {watched.by(verb)} END"""


def reached_by_index(vendor: str) -> list[str]:
    """Give what makes PostgreSQL look for the changes of a commune or person by the index. It
    expects many of each and scans for the first; where there are none it would scan them all."""
    if vendor != "postgresql":
        return []
    columns = ("commune", "person")
    settings = ", ".join(f"ALTER COLUMN {column} SET (n_distinct = -1)" for column in columns)
    return [f"ALTER TABLE nominations_factchange {settings}"]
