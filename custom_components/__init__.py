"""Hold the integration, as the folder of a Home Assistant configuration does."""
