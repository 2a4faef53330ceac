"""Addresses of this place. A source is named by the SHA-256 of its bytes."""

from django.urls import path, register_converter

from answerable.web.files import views


class Fingerprint:
    """64 hexadecimal digits."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        """The digits as they stand."""
        return value

    def to_url(self, value: str) -> str:
        """The digits as they stand."""
        return value


register_converter(Fingerprint, "fingerprint")

urlpatterns = [
    path("evidence/<int:pk>/", views.download_evidence, name="evidence"),
    path("sources/<fingerprint:sha256>/", views.download_source, name="source-file"),
]
