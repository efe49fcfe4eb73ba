"""Check that every error that is shown has a text."""

from tests.translations import check_translations

__all__ = ["check_translations"]
