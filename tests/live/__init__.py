"""A real Home Assistant with the integration, beside the simulated services."""
