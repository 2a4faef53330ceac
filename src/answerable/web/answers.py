"""What views share: an object or 404, and the sentence of a refusal in the language of the page."""

import re
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from answerable.extraction.readers.decoding import GUESSED
from answerable.extraction.readers.refusals import BAD_PAGES, FROM_ATTACHMENT, NO_SUCH_PAGE, PICTURE_PAGE
from answerable.extraction.twins import NEAR
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
    """Why a value is in doubt, a note or a refusal of the reader, in the language of the page.

    A sentence may be put together of several reasons, and may hold a word of the document, such as a page number.
    """
    if not reason or _say_part(reason) != reason:
        return _say_part(reason) if reason else ""
    return "; ".join(_say_part(part) for part in reason.split("; ") if part)


def _say_part(part: str) -> str:
    for template, pattern in _FILLED:
        match = pattern.fullmatch(part)
        if match:
            return gettext(template).format(**match.groupdict())
    return gettext(part)


def _as_pattern(template: str) -> re.Pattern[str]:
    """A pattern for the sentences that a template makes."""
    return re.compile(re.sub(r"\\{(\w+)\\}", _Groups(), re.escape(template)), re.DOTALL)


class _Groups:
    """Names a group at the first time that a word is filled in, and refers to it after that."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def __call__(self, match: re.Match[str]) -> str:
        name = match[1]
        is_known = name in self.seen
        self.seen.add(name)
        return f"(?P={name})" if is_known else f"(?P<{name}>.+?)"


_FILLED = tuple(
    (each, _as_pattern(each)) for each in (GUESSED, PICTURE_PAGE, NO_SUCH_PAGE, BAD_PAGES, FROM_ATTACHMENT, NEAR)
)
