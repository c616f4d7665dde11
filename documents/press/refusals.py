"""Why a document is not made."""


class RefusedError(Exception):
    """A document cannot be made for a reason of its own; its text is a sentence for a person."""
