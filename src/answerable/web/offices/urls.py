"""Addresses of this place."""

from django.urls import path

from answerable.web.offices import member_views, views

urlpatterns = [
    path("", views.list_all, name="offices"),
    path("add/", views.add, name="office-add"),
    path("<int:pk>/", views.show, name="office"),
    path("<int:pk>/edit/", views.edit, name="office-edit"),
    path("<int:pk>/names/add/", views.add_name, name="office-alias-add"),
    path("<int:pk>/members/add/", member_views.add, name="office-member-add"),
    path("<int:pk>/members/remove/", member_views.remove, name="office-member-remove"),
]
