from django.urls import path

from . import views

app_name = "articles"
urlpatterns = [
    path("", views.EventList.as_view(), name="event-list"),
    path("events/<slug:slug>/", views.event_detail, name="event-detail"),
]
