"""What a backup or a restore is refused with."""


class ArchiveError(Exception):
    """The archive cannot be written, read or restored; the text is a sentence that says why and
    what to do."""
