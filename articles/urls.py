from django.urls import path

from . import views

app_name = "articles"
urlpatterns = [
    path("", views.EventList.as_view(), name="event-list"),
    path("events/<slug:slug>/", views.event_detail, name="event-detail"),
    path("people/<slug:slug>/", views.PersonDetail.as_view(), name="person-detail"),
    path("sources/<slug:slug>/", views.SourceDetail.as_view(), name="source-detail"),
]
