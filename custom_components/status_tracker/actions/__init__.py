"""Do what people ask for: list requests and look at one, check it, try it again."""
