"""Ask for what the integration needs, in the interface of Home Assistant."""
