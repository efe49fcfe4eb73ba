"""Tests of what is answered aloud."""
