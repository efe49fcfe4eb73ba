"""Collect the words that the product knows, to be drawn from by chance."""

from typing import Final

from .coverage import PRODUCT
from .loaded import loaded_codes, loaded_values

_LONGEST: Final = 40


def product_words() -> list[str]:
    """Return the short texts in the code and the tables of what is loaded."""
    found: set[object] = set()
    for code in loaded_codes(PRODUCT):
        found.update(each for each in code.co_consts if isinstance(each, str))
    for value in loaded_values(PRODUCT):
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict | tuple | frozenset | list):
            found.update(each for each in value if isinstance(each, str))
    return sorted(str(word) for word in found if word and len(str(word)) <= _LONGEST)
