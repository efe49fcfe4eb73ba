"""Test the rules of Home Assistant, hassfest and HACS."""
