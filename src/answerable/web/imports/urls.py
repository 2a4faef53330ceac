"""Addresses of the imports."""

from django.urls import path

from answerable.web.imports import column_views, views

urlpatterns = [
    path("", views.show_imports, name="imports"),
    path("upload/", views.upload, name="import-upload"),
    path("<int:pk>/", views.review, name="review"),
    path("<int:pk>/pages/<int:number>.png", views.show_page, name="review-page"),
    path("<int:pk>/save/", views.save, name="review-save"),
    path("<int:pk>/settle/", views.settle, name="review-settle"),
    path("<int:pk>/part-action/", views.split_action, name="review-split-action"),
    path("<int:pk>/join-actions/", views.merge_actions, name="review-merge-actions"),
    path("<int:pk>/join-twins/", views.join_twins, name="review-join-twins"),
    path("<int:pk>/part-answers/", views.part_answers, name="review-part-answers"),
    path("<int:pk>/add-action/", views.add_action, name="review-add-action"),
    path("<int:pk>/drop-action/", views.drop_action, name="review-drop-action"),
    path("<int:pk>/add-response/", views.add_response, name="review-add-response"),
    path("<int:pk>/drop-response/", views.drop_response, name="review-drop-response"),
    path("<int:pk>/add-recommendation/", views.add_recommendation, name="review-add-recommendation"),
    path("<int:pk>/drop-recommendation/", views.drop_recommendation, name="review-drop-recommendation"),
    path("<int:pk>/read-again/", column_views.read_again, name="review-read-again"),
    path("<int:pk>/forget-columns/", column_views.forget_columns, name="review-forget-columns"),
    path("<int:pk>/go-back/", column_views.go_back, name="review-go-back"),
    path("<int:pk>/keep-layout/", column_views.keep_layout, name="review-keep-layout"),
    path("layouts/", column_views.show_layouts, name="layouts"),
    path("layouts/<int:pk>/remove/", column_views.remove_layout, name="layout-remove"),
    path("<int:pk>/accept/", views.accept, name="review-accept"),
    path("<int:pk>/drop/", views.drop, name="review-drop"),
    path("<int:pk>/undo/", views.undo, name="review-undo"),
]
