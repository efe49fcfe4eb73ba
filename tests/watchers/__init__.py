"""Test what runs in the background, on the simulated stack."""
