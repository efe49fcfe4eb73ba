"""Tests of what is asked and done about requests through actions."""
