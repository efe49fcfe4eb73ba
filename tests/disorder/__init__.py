"""Tests of what others do wrong: services that fail, webhooks out of order."""
