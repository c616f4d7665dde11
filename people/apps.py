from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = "Cán bộ, công chức, đơn vị"

    def ready(self) -> None:
        from people import sessions

        user_logged_in.connect(sessions.begin, dispatch_uid="people.sessions")
        user_logged_out.connect(sessions.left, dispatch_uid="people.sessions")
