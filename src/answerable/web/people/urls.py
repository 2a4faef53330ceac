"""Addresses of this place."""

from django.urls import path

from answerable.web.people import views

urlpatterns = [
    path("", views.list_all, name="people"),
    path("add/", views.add, name="person-add"),
    path("<int:pk>/roles/", views.edit_roles, name="person-roles"),
    path("<int:pk>/deactivate/", views.deactivate, name="person-deactivate"),
]
