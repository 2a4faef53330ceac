"""Persons, their roles, and the offices they work in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property

from answerable.ledger.models import Recorded
from answerable.lib.fields import TextsField
from answerable.lib.texts import any_text
from answerable.people.vocab import Role


class PersonManager(BaseUserManager["Person"]):
    """Finds persons by their address; persons are made by changes.add_person."""


class Person(AbstractBaseUser, Recorded):
    """Someone who signs in."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    added_at = models.DateTimeField()

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The roles held, read once for each request."""
        return frozenset(self.roles.values_list("role", flat=True)) if self.is_active else frozenset()

    @property
    def is_administrator(self) -> bool:
        """True for administrators."""
        return Role.ADMINISTRATOR in self.role_names

    @property
    def is_officer(self) -> bool:
        """True for evaluation officers."""
        return Role.OFFICER in self.role_names

    @property
    def reads_all(self) -> bool:
        """True for those who may read every record, published or not."""
        return bool(self.role_names)


class RoleGrant(models.Model):
    """One role of one person."""

    # A grant says nothing without its person; persons are never deleted but deactivated.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="people_role_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="people_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"


class Office(Recorded):
    """An organisation (no parent) or one of its parts."""

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts")
    # The root of the tree, kept so that a query need not climb; null for the root itself.
    organisation = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="all_parts")
    name = TextsField()
    acronym = TextsField()
    members = models.ManyToManyField(Person, through="Membership", related_name="offices")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True, organisation__isnull=True)
                | models.Q(parent__isnull=False, organisation__isnull=False),
                name="office_root_or_part",
            ),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="office_not_its_own_parent"),
        ]

    def __str__(self) -> str:
        return any_text(self.name) or any_text(self.acronym) or f"#{self.pk}"

    @property
    def root_id(self) -> int:
        """The organisation that this office belongs to, itself where it is one."""
        return self.organisation_id or self.pk


class OfficeAlias(models.Model):
    """Another way to write an office. With a document, it holds for that document alone."""

    # An alias is part of its office.
    office = models.ForeignKey(Office, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=500)
    folded = models.CharField(max_length=500)
    document_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["folded"]
        indexes = [models.Index(fields=["folded"], name="office_alias_folded")]
        constraints = [
            models.UniqueConstraint(fields=["office", "folded", "document_sha256"], name="office_alias_once"),
        ]

    def __str__(self) -> str:
        return self.text


class Membership(models.Model):
    """A person belongs to an office and answers for its actions."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "office"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.person} – {self.office}"
