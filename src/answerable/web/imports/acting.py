"""What every act of the review page has in common: what stands in the form is saved before anything else is done."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from answerable.ingest.models import Candidate
from answerable.ingest.queries import get_candidate
from answerable.people.models import Person
from answerable.web.answers import or_404, report, signed_in
from answerable.web.imports.looks import redirect_to_review
from answerable.web.imports.posted import save_posted

Act = Callable[[Person, Candidate], object]  # answers Refused where it was not done


def save_then(request: HttpRequest, pk: int, act: Act | None, done: str, anchor: str = "") -> HttpResponse:
    """Save what stands in the form, then do one act; where the act is refused, what was saved stays.

    The page opens at the place of the act, or at its top where the refusal stands.
    """
    person = signed_in(request)
    candidate = or_404(get_candidate(person, pk))
    outcome: object = save_posted(person, candidate, request.POST)
    if isinstance(outcome, Candidate) and act:
        outcome = act(person, outcome)
    is_done = report(request, outcome, done)
    return redirect_to_review(request, pk, anchor if is_done else "")
