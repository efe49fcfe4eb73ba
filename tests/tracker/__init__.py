"""Test the core by itself: facts in, state out."""
