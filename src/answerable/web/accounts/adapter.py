"""How local accounts behave: nobody signs up, an administrator adds people."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """People are added by an administrator and set their password through the mailed link."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("There is no account with this email address and this password. Check both."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: whoever is not on the list cannot make an account."""
        return False

    def format_email_subject(self, subject: str) -> str:
        """The subject of a mail, after the name of the tool instead of the host."""
        return f"Answerable: {subject}"
