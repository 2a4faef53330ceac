"""Addresses of this place."""

from django.urls import path

from answerable.web.actions import due_views, update_views, views

urlpatterns = [
    path("", views.show_register, name="register"),
    path("actions.csv", views.download_register, name="register-csv"),
    path("<int:pk>/", views.show_action, name="action"),
    path("<int:pk>/edit/", views.edit_action, name="action-edit"),
    path("<int:pk>/history/", views.show_history, name="action-history"),
    path("<int:pk>/report/", update_views.report_progress, name="action-report"),
    path("updates/<int:pk>/accept/", update_views.accept, name="update-accept"),
    path("updates/<int:pk>/send-back/", update_views.send_back, name="update-return"),
    path("dates/<int:pk>/change/", due_views.change_due, name="due-change"),
    path("dates/asked/<int:pk>/agree/", due_views.agree, name="due-agree"),
    path("dates/asked/<int:pk>/decline/", due_views.decline, name="due-decline"),
]
