"""Test the Status Tracker integration."""
