"""Every address of the site. Pages begin with /en/ or /fr/ and share what follows."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    *i18n_patterns(path("", include("answerable.web.urls"))),
]
