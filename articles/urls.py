from django.contrib.sitemaps import views as sitemap_views
from django.urls import path
from django.views.generic import TemplateView

from . import embeds, feeds, views
from .sitemaps import NEWS_SITEMAPS, SITEMAPS

app_name = "articles"
urlpatterns = [
    path("", views.EventList.as_view(), name="event-list"),
    path("about/", views.about, name="about"),
    path("events/<slug:slug>/", views.event_detail, name="event-detail"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("preview/<str:token>/pictures/<str:name>", views.preview_picture, name="preview-picture"),
    path("pictures/<str:name>", views.picture, name="picture"),
    path("people/<slug:slug>/", views.PersonDetail.as_view(), name="person-detail"),
    path("sources/<slug:slug>/", views.SourceDetail.as_view(), name="source-detail"),
    *feeds.feed_paths("", "feed", feeds.everything),
    *feeds.feed_paths("events/<slug:slug>/", "event-feed", feeds.of_event),
    *feeds.feed_paths("people/<slug:slug>/", "person-feed", feeds.of_person),
    *feeds.feed_paths("sources/<slug:slug>/", "source-feed", feeds.of_source),
    path("events/<slug:slug>/event.ics", feeds.event_calendar, name="event-calendar"),
    path("quotes/<int:key>/", embeds.quote_detail, name="quote-detail"),
    path("quotes/<int:key>/card/", embeds.quote_card, name="quote-card"),
    path("events/<slug:slug>/card/", embeds.event_card, name="event-card"),
    path("quotes/<int:key>/card-<int:number>.png", embeds.quote_card_image, name="quote-card-image"),
    path("events/<slug:slug>/card-<int:number>.png", embeds.event_card_image, name="event-card-image"),
    path("oembed/", embeds.oembed, name="oembed"),
    path(
        "sitemap.xml",
        views.for_readers(sitemap_views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "articles:sitemap-part"},
        "sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        views.for_readers(sitemap_views.sitemap),
        {"sitemaps": SITEMAPS},
        "sitemap-part",
    ),
    path(
        "news-sitemap.xml",
        views.for_readers(sitemap_views.sitemap),
        {"sitemaps": NEWS_SITEMAPS, "template_name": "articles/news_sitemap.xml"},
        "news-sitemap",
    ),
    path(
        "robots.txt",
        views.for_readers(TemplateView.as_view(template_name="robots.txt", content_type="text/plain")),
        name="robots",
    ),
]
