"""The core: facts in, state out; pure, without I/O, clock or Home Assistant."""
