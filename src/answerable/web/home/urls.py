"""Addresses of this place. The one-click sign-in is there in the demo only."""

from django.conf import settings
from django.urls import path

from answerable.web.home import views

urlpatterns = [path("", views.show_home, name="home")]
if settings.DEMO:
    urlpatterns.append(path("demo/sign-in/", views.sign_in_to_demo, name="demo-sign-in"))
