"""The project: settings, addresses, navigation, home page, timetable."""

from .celery import app as celery_app

__all__ = ["celery_app"]
