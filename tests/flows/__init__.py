"""Test how the integration is set up, changed and kept in the interface."""
