"""The mail with which a person sets a password for the first time."""

from smtplib import SMTPException

from allauth.account.forms import ResetPasswordForm
from django.http import HttpRequest
from django.utils.translation import override

from answerable.people.models import Person


def send_invitation(request: HttpRequest, person: Person) -> bool:
    """Mail the link in the language of the person. False where the mail could not be sent."""
    form = ResetPasswordForm({"email": person.email})
    if not form.is_valid():
        return False
    try:
        with override(person.language):
            form.save(request)
    except (SMTPException, OSError):
        return False
    return True
