"""Test with the real programs, where they are installed."""
