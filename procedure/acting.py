"""From a form to an act and back: the one road of every page that changes something.

Whatever stops an act (a rule, the model's own validation, the press, a
file that cannot be opened, a full disk) comes back as findings. Where
an act has nothing to give, True stands for what it gives.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest

from documents.refusals import PaperError
from law.findings import Finding, Level
from procedure.locking import GoneError
from procedure.refusal import RefusedError
from procedure.storing import FULL, is_full, with_its_files
from sandbox.refusals import FileError

logger = logging.getLogger(__name__)


def attempt(act: Callable[..., Any], *subject: Any, **more: Any) -> tuple[Any, list[Finding]]:
    """Do the act and give its result, and no findings; None and why where it refuses. 404 where
    somebody has deleted what it is done to."""
    try:
        with with_its_files():
            result = act(*subject, **more)
    except RefusedError as refused:
        return None, refused.findings
    except ValidationError as error:
        return None, list(_findings(error))
    except PaperError as error:
        return None, [Finding("no_paper", str(error), Level.BLOCKER)]
    except FileError as error:
        return None, [Finding("no_file", str(error), Level.BLOCKER)]
    except GoneError:
        raise Http404("Nội dung này vừa được người khác xóa.") from None
    except OSError as error:
        if not is_full(error):
            raise
        logger.error("no room for a file: %s", error)
        return None, [Finding("full", FULL, Level.BLOCKER)]
    return True if result is None else result, []


def carry_out(form: BaseForm, act: Callable[..., Any], *subject: Any, **more: Any) -> Any:
    """Do the act with what the form says and give its result; None where the form or the act
    refuses, and then the form says why."""
    if not form.is_valid():
        return None
    result, refusals = attempt(act, *subject, **form.cleaned_data, **more)
    for finding in refusals:
        form.add_error(finding.field if finding.field in form.fields else None, finding.sentence)
    return result


def done_or_told(request: HttpRequest, act: Callable[..., Any], *subject: Any, **more: Any) -> Any:
    """Do an act that has no form and give its result; None where it refuses, and then the next
    page says why."""
    result, refusals = attempt(act, *subject, **more)
    for finding in refusals:
        messages.error(request, finding.sentence)
    return result


def _findings(error: ValidationError) -> Iterator[Finding]:
    for name, errors in error.update_error_dict({}).items():
        field = "" if name == NON_FIELD_ERRORS else name
        for sentence in ValidationError(errors).messages:
            yield Finding("invalid", sentence, Level.BLOCKER, field=field)
