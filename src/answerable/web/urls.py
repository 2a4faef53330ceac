"""Which place of the site lies under which address."""

from django.conf import settings
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
if settings.SHOW_GALLERY:  # every component once, to look at and to check; no place for the people who work here
    urlpatterns.append(path("ui/", include("answerable.web.gallery.urls")))
