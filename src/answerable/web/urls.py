"""Which place of the site lies under which address."""

from django.urls import include, path

urlpatterns = [
    path("", include("answerable.web.home.urls")),
    path("evaluations/", include("answerable.web.evaluations.urls")),
    path("actions/", include("answerable.web.actions.urls")),
    path("offices/", include("answerable.web.offices.urls")),
    path("imports/", include("answerable.web.imports.urls")),
    path("history/", include("answerable.web.history.urls")),
    path("people/", include("answerable.web.people.urls")),
    path("public/", include("answerable.web.public.urls")),
    path("files/", include("answerable.web.files.urls")),
    path("accounts/", include("answerable.web.accounts.urls")),
]
