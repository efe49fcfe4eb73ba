"""Test what real use of such a tracker has taught: docs/field-issues.md lists it."""
