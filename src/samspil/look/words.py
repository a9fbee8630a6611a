"""Sentences of the framework and of the sign-in library, said our way in every language (English: locale/en)."""

from django.utils.translation import gettext_noop

OUR_WAY = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid time."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Enter a number."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("Please reauthenticate to safeguard your account."),
    gettext_noop("Too many failed login attempts. Try again later."),
    gettext_noop("The email address and/or password you specified are not correct."),
    gettext_noop("Incorrect password."),
    gettext_noop("Incorrect code."),
    gettext_noop("Two-Factor Authentication"),
    gettext_noop("Confirm Access"),
    gettext_noop("Remember Me"),
)
