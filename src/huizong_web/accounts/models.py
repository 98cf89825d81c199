"""A person who signs in, what proves who it is, the sessions, and the failures counted."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from huizong_web.audit.audited import Audited, AuditedManager

if TYPE_CHECKING:
    from huizong_web.accounts.sessions import SessionStore
    from huizong_web.offices.models import Office


class UserManager(BaseUserManager["User"], AuditedManager["User"]):  # type: ignore[type-arg]  # made by a call
    """Makes users."""

    def create_user(self, username: str, *, name: str, password: str | None) -> "User":
        """Make and store a user; without a password nobody can sign in as it."""
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(Audited, AbstractBaseUser):
    """A person: `username` is typed to sign in, `name` is shown. Rights come from posts alone.

    `office` is whose system administrator keeps the account. A password with `one_time_until` must
    be replaced at the first sign-in, before that moment. `language` is the one chosen last on the
    site, "" where none was: letters are written in it. Users of the example office (`demo`) are
    spared whatever would stand between a visitor and the example.
    """

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    office = models.ForeignKey(
        "offices.Office", on_delete=models.PROTECT, related_name="people", null=True, blank=True
    )
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    password_changed_at = models.DateTimeField(default=timezone.now)
    one_time_until = models.DateTimeField(null=True, blank=True)
    tour_closed_at = models.DateTimeField(null=True, blank=True)
    language = models.CharField(max_length=10, blank=True)

    # Signing in has an entry of its own; whether one is shown the way, and what language one
    # reads, is nobody's business.
    audit_unnoted = ("last_login", "tour_closed_at", "language")

    objects = UserManager()  # type: ignore[misc]  # more than the base's, and as noting

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - Django's own attribute

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            # Two people whose names differ in capitals only would be taken for each other.
            models.UniqueConstraint(Lower("username"), name="one_user_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def keeper(self) -> "Office | None":
        """The office that keeps the account: the person's own, else that of the first post."""
        if self.office:
            return self.office
        post = self.posts.select_related("office").order_by("pk").first()
        return post.office if post else None

    @property
    def owner(self) -> "tuple[Office, None]":
        """Whose the account is, for the guard before the views; there must be a keeper."""
        if keeper := self.keeper:
            return keeper, None
        raise ValueError(self.username)


class OldPassword(models.Model):
    """A password that a user had, as a hash, so that it does not come back."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="old_passwords")
    password = models.CharField(max_length=128)
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The latest first."""

        ordering = ("-replaced_at", "-pk")

    def __str__(self) -> str:
        return f"{self.user} {self.replaced_at}"


class SecondFactor(Audited):
    """The secret that a person's telephone makes codes from, sealed; kept once a code of it worked.

    `last_step` is the time step of the last code taken: a code is good once.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    sealed = models.CharField(max_length=200)
    since = models.DateTimeField(auto_now_add=True)
    last_step = models.BigIntegerField(default=0)

    audit_secret = ("sealed",)
    audit_unnoted = ("last_step",)

    def __str__(self) -> str:
        return f"{self.user} {self.since}"


class RecoveryCode(Audited):
    """A code for the day the telephone is lost, as a hash; used ones are gone."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=128)

    audit_secret = ("code",)

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["user", "number"], name="one_code_of_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.number}"


class Identity(Audited):
    """Who a user is at the office's provider: a name may pass to another, a subject does not."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    issuer = models.URLField(max_length=300)
    subject = models.CharField(max_length=255)

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_user_of_a_subject"),
            models.UniqueConstraint(fields=["issuer", "user"], name="one_subject_of_a_user"),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.subject}"


class Session(AbstractBaseSession):
    """A session with whose it is; `handle` names it in addresses, since its key opens the door.

    The columns repeat what stands in the session's data, for lists and for ending all of a person.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions", null=True
    )
    handle = models.UUIDField(unique=True)
    began = models.DateTimeField(null=True)
    seen = models.DateTimeField(null=True)
    address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True)

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        """Return the store that keeps sessions here."""
        from huizong_web.accounts.sessions import SessionStore

        return SessionStore


class Counted(models.TextChoices):
    """What failures are counted by."""

    NAME = "name"
    ADDRESS = "address"


class Failures(models.Model):
    """How many sign-ins in a row failed under a name, a user's or nobody's, or from an address."""

    by = models.CharField(max_length=10, choices=Counted)
    key = models.CharField(max_length=60)
    count = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()

    class Meta:
        """What the database itself guards."""

        constraints = [  # noqa: RUF012 - Django reads a plain list
            models.UniqueConstraint(fields=["by", "key"], name="one_count_of_a_key"),
            models.CheckConstraint(
                condition=Q(by__in=Counted.values), name="counted_by_one_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.key}: {self.count}"
