"""Why a paper is not made, issued or read."""


class PaperError(Exception):
    """Something cannot be done with a paper; its text is a sentence for the person who asked."""


class UnprintableError(PaperError):
    """A paper cannot be printed: too large, too many at once, or not by this machine."""
