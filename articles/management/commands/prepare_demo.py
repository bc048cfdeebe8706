from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from articles.demo.loading import load_demo
from articles.models import Event, Source

ROLES = ("contributor", "editor", "publisher")
PASSWORD = "newsroom"


class Command(BaseCommand):
    help = "Make the demo newsroom: database, logins, articles and events. Run again, it keeps what was done."

    def handle(self, **options):
        if not getattr(settings, "DEMO", False):
            raise CommandError(
                "Demo logins have a public password, so they are made with the demo settings only. "
                "Run bin/demo, or set DJANGO_SETTINGS_MODULE=newsroom.settings_demo."
            )
        call_command("migrate", verbosity=0)
        users = {role: self.login(role) for role in ROLES}
        if not Source.objects.exists():
            self.stdout.write("Bringing in the demo's articles …")
            load_demo(editor=users["editor"], publisher=users["publisher"])
        self.show_doors()

    def login(self, role):
        user, created = User.objects.get_or_create(username=role, defaults={"is_staff": True})
        if created:
            user.set_password(PASSWORD)
            user.save()
            user.groups.add(Group.objects.get(name=role))
        return user

    def show_doors(self):
        event = Event.objects.published().order_by("pk").first()
        page = event.get_absolute_url() if event else reverse("articles:event-list")
        for door, path in (
            ("The desk", reverse("admin:index")),
            ("The public page", page),
            ("The API", reverse("api:docs")),
        ):
            self.stdout.write(f"{door + ':':17}{settings.SITE_URL}{path}")
        self.stdout.write(f"{'Logins:':17}{', '.join(ROLES)}; password “{PASSWORD}”")
