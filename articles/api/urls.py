from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from articles.views import for_readers

from . import views

router = SimpleRouter()
router.register("events", views.EventViewSet, basename="event")
router.register("articles", views.ArticleViewSet, basename="article")
router.register("people", views.PersonViewSet, basename="person")
router.register("sources", views.SourceViewSet, basename="source")
router.register("quotes", views.QuoteViewSet, basename="quote")

app_name = "api"
urlpatterns = [
    path("", views.Root.as_view(), name="root"),
    path("schema/", for_readers(SpectacularAPIView.as_view()), name="schema"),
    path("docs/", for_readers(SpectacularSwaggerSplitView.as_view(url_name="api:schema")), name="docs"),
    *router.urls,
]
