"""Addresses of this place."""

from django.urls import path

from answerable.web.history import views

urlpatterns = [
    path("", views.list_everything, name="history"),
]
