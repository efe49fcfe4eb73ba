"""The six services that Status Tracker follows, simulated over real HTTP."""
