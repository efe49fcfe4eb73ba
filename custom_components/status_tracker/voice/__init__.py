"""Answer questions about requests, aloud and to language models."""
