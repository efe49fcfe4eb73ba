"""Follow every media request of a household from the wish to the play button."""
