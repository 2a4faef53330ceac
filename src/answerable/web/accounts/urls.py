"""Addresses of signing in and of passwords. What allauth offers beside them, such as changing one's address, is
not taken: addresses are entered by an administrator."""

from allauth.account import views as allauth_views
from django.urls import path, re_path

from answerable.web.accounts import views

urlpatterns = [
    path("login/", views.SignIn.as_view(), name="account_login"),
    path("logout/", allauth_views.logout, name="account_logout"),
    path("inactive/", views.Inactive.as_view(), name="account_inactive"),
    path("signup/", allauth_views.signup, name="account_signup"),  # answers that nobody signs up
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("password/change/", views.ChangePassword.as_view(), name="account_change_password"),
    path("password/set/", views.SetPassword.as_view(), name="account_set_password"),
    path("password/reset/", views.AskForLink.as_view(), name="account_reset_password"),
    path("password/reset/done/", views.LinkSent.as_view(), name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        views.PasswordIsSet.as_view(),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.SetFromLink.as_view(),
        name="account_reset_password_from_key",
    ),
]
