"""Test the library sync on the simulated services."""
