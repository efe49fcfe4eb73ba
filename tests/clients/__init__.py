"""Test the clients against small servers that answer what a test tells them."""
