"""Do what the household asks for, across all services."""
