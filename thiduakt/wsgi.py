"""The door through which a web server calls the program."""

import os

from django.core.wsgi import get_wsgi_application

from .waiting import never_wait_for_ever

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thiduakt.settings")
os.environ.setdefault("SERVES_PAGES", "1")  # before the settings: somebody waits for an answer
application = get_wsgi_application()
never_wait_for_ever()
