"""How local accounts behave: nobody signs up, an administrator adds people."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """People are added by an administrator and set their password through the mailed link."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: whoever is not on the list cannot make an account."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The subject of a mail, after the name of the tool instead of the host."""
        return f"Answerable: {subject}"
