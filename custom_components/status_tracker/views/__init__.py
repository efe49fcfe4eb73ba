"""Show requests to all who look: sensors, panel, actions, events and voice."""
