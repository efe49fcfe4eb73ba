"""Find the code that is loaded from a folder."""

from collections.abc import Iterator
import sys
from types import CodeType, FunctionType
from typing import Any


def loaded_codes(root: str) -> set[CodeType]:
    """Return the code of functions and methods below a folder, inner ones too."""
    found: set[CodeType] = set()
    for value in loaded_values(root):
        found.update(_codes_of(value))
    return {code for code in found if code.co_filename.startswith(root)}


def loaded_values(root: str) -> Iterator[Any]:
    """Yield what the modules below a folder define or import."""
    for module in list(sys.modules.values()):
        if str(getattr(module, "__file__", None)).startswith(root):
            yield from list(vars(module).values())


def _codes_of(value: Any) -> Iterator[CodeType]:
    """Yield the code of a function, or of a class's own."""
    if isinstance(value, type):
        for member in list(vars(value).values()):
            for name in ("__func__", "fget", "func"):
                member = getattr(member, name, member)
            if not isinstance(member, type):
                yield from _codes_of(member)
        return
    while not isinstance(value, FunctionType):
        if (value := getattr(value, "__wrapped__", None)) is None:
            return
    yield from _inner(value.__code__)
    if (wrapped := getattr(value, "__wrapped__", None)) is not None:
        yield from _codes_of(wrapped)


def _inner(code: CodeType) -> Iterator[CodeType]:
    """Yield code and that of its inner functions."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _inner(constant)
