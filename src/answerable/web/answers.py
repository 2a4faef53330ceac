"""What views share: an object or 404, and the sentence of a refusal in the language of the page."""

from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from answerable.lib.decisions import Decision, Refused
from answerable.people.models import Person

T = TypeVar("T")


def or_404(found: T | None) -> T:
    """What an access function gave; 404 for None, so that nobody learns what they may not know."""
    if found is None:
        raise Http404
    return found


def say_refusal(refused: Refused) -> str:
    """The sentence of a refusal in the language of the page."""
    return gettext(refused.template).format(**refused.values)


def report(request: HttpRequest, outcome: object, done: str) -> bool:
    """Tell the person what came of a change: its refusal, or `done`. True where it was done."""
    if isinstance(outcome, Refused):
        messages.error(request, say_refusal(outcome))
        return False
    messages.success(request, done)
    return True


def signed_in(request: HttpRequest) -> Person:
    """The person who is signed in. Raises TypeError on a page without login_required."""
    if not isinstance(request.user, Person):
        raise TypeError("this page needs @login_required")
    return request.user


def or_403(decision: Decision) -> None:
    """Go on where a rule allows it. Raises PermissionDenied with its sentence where it does not."""
    if isinstance(decision, Refused):
        raise PermissionDenied(say_refusal(decision))


def refused_on(form: BaseForm, outcome: object, field: str | None = None) -> bool:
    """Put the sentence of a refusal on the form, at a field or at the top. True where there was one."""
    if isinstance(outcome, Refused):
        form.add_error(field, say_refusal(outcome))
        return True
    return False


def say_reason(reason: str) -> str:
    """Why a value is in doubt, in the language of the page; a sentence made of several reasons is put together."""
    if not reason or gettext(reason) != reason:
        return gettext(reason) if reason else ""
    return "; ".join(gettext(part) for part in reason.split("; ") if part)
