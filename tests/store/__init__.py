"""Test that what was accepted is on disk, on real files."""
