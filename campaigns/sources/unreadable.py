"""What is raised when somebody brings a file that cannot be read as a plan."""

from sandbox.refusals import FileError


class UnreadablePlan(FileError):  # noqa: N818 - the name says what it is
    """A file that is no readable plan; the message is a Vietnamese sentence for the screen."""
