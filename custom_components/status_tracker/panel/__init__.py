"""Show requests to people: the panel, the card, and what feeds them."""
