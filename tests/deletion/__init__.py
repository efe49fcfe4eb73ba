"""Tests of what is done across all services."""
