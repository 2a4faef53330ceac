"""The forms of signing in and of passwords, in the words of this site."""

from collections.abc import Mapping
from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _


class _OurWords:
    """Labels of ours; no hint that repeats the label inside the field."""

    labels: Mapping[str, Any] = {}  # name → words, translated when they are shown
    required: Mapping[str, Any] = {
        "login": _("Enter your email address."),
        "email": _("Enter your email address."),
        "password": _("Enter your password."),
        "oldpassword": _("Enter the password that you have now."),
        "password1": _("Enter the new password."),
        "password2": _("Enter the new password once more."),
    }
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)
            field.error_messages["required"] = self.required.get(name, field.error_messages["required"])


class SignInForm(_OurWords, LoginForm):  # type: ignore[misc]  # allauth carries no types
    """Address and password."""

    labels = {"login": _("Email address"), "password": _("Password"), "remember": _("Stay signed in on this device")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password"].help_text = ""  # the page has its own link


class AskForLinkForm(_OurWords, ResetPasswordForm):  # type: ignore[misc]
    """The address that the link to set a password is sent to."""

    labels = {"email": _("Email address")}


_TWICE = {"password1": _("New password"), "password2": _("The new password once more")}


class SetFromLinkForm(_OurWords, ResetPasswordKeyForm):  # type: ignore[misc]
    """A password, set through the mailed link."""

    labels = _TWICE


class FirstPasswordForm(_OurWords, SetPasswordForm):  # type: ignore[misc]
    """The first password of somebody who is signed in without one."""

    labels = _TWICE


class NewPasswordForm(_OurWords, ChangePasswordForm):  # type: ignore[misc]
    """Another password."""

    labels = {"oldpassword": _("The password that you have now"), **_TWICE}
