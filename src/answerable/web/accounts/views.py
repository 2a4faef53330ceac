"""The views of allauth that need a hand to stand in our frame."""

from typing import Any

from allauth.account import views

from answerable.web.accounts import forms


class _InOurFrame:
    """allauth names the host `site`, as our frame names what it shows: ours stays."""

    def get_context_data(self, **values: Any) -> dict[str, Any]:
        """What the template gets."""
        context: dict[str, Any] = super().get_context_data(**values)  # type: ignore[misc]
        context.pop("site", None)
        return context


class SignIn(_InOurFrame, views.LoginView):  # type: ignore[misc]  # allauth carries no types
    """Sign in with address and password."""

    form_class = forms.SignInForm


class Inactive(_InOurFrame, views.AccountInactiveView):  # type: ignore[misc]
    """Say that this person may no longer sign in."""


class AskForLink(_InOurFrame, views.PasswordResetView):  # type: ignore[misc]
    """Ask for the mail with the link to set a password."""

    form_class = forms.AskForLinkForm


class LinkSent(_InOurFrame, views.PasswordResetDoneView):  # type: ignore[misc]
    """Say that the mail is on its way."""


class SetFromLink(_InOurFrame, views.PasswordResetFromKeyView):  # type: ignore[misc]
    """Set a password through the mailed link."""

    form_class = forms.SetFromLinkForm


class PasswordIsSet(_InOurFrame, views.PasswordResetFromKeyDoneView):  # type: ignore[misc]
    """Say that the password is set."""


class ChangePassword(_InOurFrame, views.PasswordChangeView):  # type: ignore[misc]
    """Change the password; leads to SetPassword where there is none."""

    form_class = forms.NewPasswordForm


class SetPassword(_InOurFrame, views.PasswordSetView):  # type: ignore[misc]
    """Set a first password while signed in."""

    form_class = forms.FirstPasswordForm
