"""The first page: what waits for the person, or what is public. And the one-click sign-in of the demo."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.people.models import Person
from answerable.people.queries import find_person
from answerable.publishing.queries import list_public_reports, tally_public_reports
from answerable.web.answers import or_404
from answerable.web.context import DEMO_PEOPLE
from answerable.web.home.desk import gather_desk
from answerable.web.report_pages import lines_of

SHOWN_TO_VISITORS = 20


def show_home(request: HttpRequest) -> HttpResponse:
    """What waits for the person who is signed in; the public front page for everybody else."""
    if isinstance(request.user, Person):
        return render(request, "home/home.html", {"desk": gather_desk(request.user, timezone.localdate())})
    reports = list(list_public_reports()[: SHOWN_TO_VISITORS + 1])
    lines = lines_of(reports[:SHOWN_TO_VISITORS], tally_public_reports(reports, timezone.localdate()))
    return render(request, "home/front.html", {"lines": lines, "is_cut": len(reports) > SHOWN_TO_VISITORS})


@require_POST
def sign_in_to_demo(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the people of the demo; 404 anywhere else and for any other address."""
    email = request.POST.get("email", "")
    if not settings.DEMO or email not in {person.address for person in DEMO_PEOPLE}:
        raise Http404
    login(request, or_404(find_person(email)), backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")
