"""Tell automations what happened, once and in time."""
