"""Tests of the simulated stack itself."""
