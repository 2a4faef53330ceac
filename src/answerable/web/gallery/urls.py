"""Addresses of the gallery."""

from django.urls import path

from answerable.web.gallery import views

urlpatterns = [
    path("", views.show_gallery, name="gallery"),
    path("patterns/<slug:name>/", views.show_pattern, name="gallery-pattern"),
]
