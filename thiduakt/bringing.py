"""What each room brings to those below it, which know nothing of it: names of functions, by the
setting that they are looked up in. Read with `settings.py`, of which it is a part."""

# Who says what is owed to whom: functions of (day or None, commune or None).
REMINDER_SOURCES = [
    "campaigns.reminders.obligations",
]
# Who says what units owe in the campaigns that run: each is given the campaigns, read once.
CAMPAIGN_REMINDERS = [
    "registrations.reminders.obligations",
    "initiatives.reminders.obligations",
    "nominations.reminders.obligations",
    "reports.reminders.obligations",
]

# Who brings items to a council and takes its word back: name → `council.sources.Source`.
COUNCIL_SOURCES = {
    "nomination": "vetting.hearing.dossiers",
    "initiative": "initiatives.hearing.requests",
    "example": "publicity.hearing.examples",
}

# What stands beside a dossier: a function of it that gives `vetting.margin.Places`, or None.
DOSSIER_MARGIN = "vetting.margin.places_of"

# What may be found by the search of the header, in the order of its page: name in the address →
# `search.sources.Searchable`.
SEARCH_SOURCES = {
    "can-bo": "people.searching.PERSONS",
    "don-vi": "people.searching.UNITS",
    "ho-so": "nominations.searching.DOSSIERS",
    "sang-kien": "initiatives.searching.INITIATIVES",
    "quyet-dinh": "decisions.searching.DECISIONS",
    "khen-thuong": "awards.searching.AWARDS",
    "van-ban": "thiduakt.searching.PAPERS",
}

# What a commune takes away with it, in the order of the workbook: modules, see
# `takeout.sources.TakeoutSource`.
TAKEOUT_SOURCES = [
    "people.takeout",
    "regulations.takeout",
    "campaigns.takeout",
    "registrations.takeout",
    "initiatives.takeout",
    "nominations.takeout",
    "vetting.takeout",
    "council.takeout",
    "decisions.takeout",
    "awards.takeout",
    "certificates.takeout",
    "publicity.takeout",
    "reports.takeout",
    "thiduakt.takeout",
]

# Papers that bear a number: rooms that have them signed, as `signing.sources.PaperSource`.
PAPER_SOURCES = [
    "registrations.signed.registered_totals",
    "council.signed.invitations",
    "council.signed.minutes",
    "council.signed.conclusions",
    "initiatives.signed.decisions",
    "vetting.signed.proposals",
    "decisions.signed.refusals",
    "decisions.signed.drafts",
    "reports.signed.year_papers",
]

# Who makes the dossier of a subject: name → function of its number that gives a
# `documents.dossier.whole.Dossier`, or an order of the press. A row that waits to be printed keeps
# the name.
PAPER_MAKERS = {
    "nomination": "vetting.papers.dossiers.dossier_of_nomination",
    "nomination_vetted": "vetting.papers.dossiers.vetted_dossier_of_nomination",
    "campaign_list": "vetting.papers.dossiers.list_of_campaign",
    "certificates": "certificates.printing.order_of_batch",
}

# What has to be true of the whole database, each the business of one room: functions that give a
# `law.findings.Finding` for each breach. See `manage.py check_invariants`.
INVARIANTS = [
    "history.invariants.breaches",
    "documents.invariants.breaches",
    "attachments.invariants.breaches",
    "notifications.invariants.breaches",
    "people.invariants.breaches",
    "campaigns.invariants.breaches",
    "registrations.invariants.breaches",
    "council.invariants.breaches",
    "initiatives.invariants.breaches",
    "nominations.invariants.breaches",
    "vetting.invariants.breaches",
    "decisions.invariants.breaches",
    "awards.invariants.breaches",
    "certificates.invariants.breaches",
    "reports.invariants.breaches",
]
