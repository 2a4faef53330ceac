"""Addresses of this place."""

from django.urls import path

from answerable.web.evaluations import views, words_views

urlpatterns = [
    path("", views.list_reports, name="evaluations"),
    path("recommendations/<int:pk>/edit/", words_views.edit_recommendation, name="recommendation-edit"),
    path("recommendations/<int:pk>/link/", words_views.link_recommendation, name="recommendation-link"),
    path("responses/<int:pk>/edit/", words_views.edit_response, name="response-edit"),
    path("<slug:slug>/", views.show_report, name="evaluation"),
    path("<slug:slug>/history/", views.show_history, name="evaluation-history"),
    path("<slug:slug>/edit/", views.edit_head, name="evaluation-edit"),
    path("<slug:slug>/link/", views.link_report, name="evaluation-link"),
    path("<slug:slug>/publish/", views.publish, name="evaluation-publish"),
    path("<slug:slug>/withdraw/", views.withdraw, name="evaluation-withdraw"),
]
