from rest_framework.pagination import CursorPagination


class NewestFirst(CursorPagination):
    """What was published last comes first; a cursor stays right while more is published."""

    ordering = "-pk"
    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
