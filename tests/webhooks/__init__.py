"""Test what turns the services' notifications into facts."""
