from django.apps import AppConfig
from django.db.backends.signals import connection_created

from search.bare import lend_to_sqlite


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Tra cứu"

    def ready(self):
        connection_created.connect(lend_to_sqlite)
