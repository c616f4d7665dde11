"""What one document may use while it is printed."""

from sandbox.limits import Limits

TOO_LARGE = 3

LIMITS = Limits(processor_seconds=60, megabytes=768, seconds=120)
"""Address space is more than memory: a letter of two pages needs 300 MB of it, the report of 2,000
people in 300 units a little over 512. `bin/bench` prints the memory that was really used."""
