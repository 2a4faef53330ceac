"""Addresses of this place."""

from django.urls import path

from answerable.web.public import views

urlpatterns = [
    path("", views.list_reports, name="public-evaluations"),
    path("<slug:slug>/", views.show_report, name="public-evaluation"),
]
