"""A person who signs in, and the bad passwords given for a name."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class UserManager(BaseUserManager["User"]):
    """Makes users."""

    def create_user(self, username: str, *, name: str, password: str | None) -> "User":
        """Make and store a user; without a password nobody can sign in as it."""
        user = self.model(username=username, name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person: `username` is typed to sign in, `name` is shown. Rights come from posts alone."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - Django's own attribute

    def __str__(self) -> str:
        return self.name


class BadSignIns(models.Model):
    """How many bad passwords in a row were given for a name, whether or not it is a user's."""

    username = models.CharField(max_length=60, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    last = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.username}: {self.count}"
