"""What the clock asks for."""

from celery import shared_task
from django.utils import timezone

from people.models import Session, Tries
from people.slowing import FORGOTTEN_AFTER


@shared_task
def clear_doors() -> int:
    """Forget sessions that ended and tries that are forgiven; give how many there were."""
    now = timezone.now()
    ended, _ = Session.objects.filter(expire_date__lt=now).delete()
    forgiven, _ = Tries.objects.filter(at__lt=now - FORGOTTEN_AFTER).delete()
    return ended + forgiven
