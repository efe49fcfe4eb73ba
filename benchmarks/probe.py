"""Find what holds an event loop up, and who does.

Needs nothing but Python, so that it can be started in any process before its loop.
Each callback of the loop is timed; a thread looks, while one takes long, at what is
being done.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
import gc
import sys
import threading
import time
from types import FrameType
from typing import Any, Final

OURS: Final = "/custom_components/status_tracker/"
# In seconds: what is kept, when the thread begins to look, and how often it does.
LONG: Final = 0.008
LOOK_AFTER: Final = 0.003
LOOK_EVERY: Final = 0.001
_DEPTH: Final = 4


@dataclass(slots=True)
class Block:
    """Hold one callback that took long, in seconds.

    `cpu` is what the loop's own thread computed of it; the rest it waited, for other
    threads or for other processes. `collecting` is what the garbage collector took,
    which strikes whoever happens to allocate, and `ours` the part of the rest in which
    the integration was at work, as far as looks can tell. `where` is what it did mostly; `beside` is what a thread of ours
    did meanwhile.
    """

    seconds: float
    cpu: float
    ours: float
    collecting: float
    where: str
    beside: str = ""
    during: str = ""

    @property
    def caused(self) -> float:
        """Return how much of it the integration caused, in seconds.

        What the loop's thread waited while none of ours was at work, it waited for
        other programs.
        """
        return self.ours if self.beside else min(self.ours, self.cpu)


class _Look:
    """Hold what was seen of the callback that runs."""

    __slots__ = ("beside", "ours", "total", "where")

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.total = 0
        self.ours = 0
        self.where: Counter[str] = Counter()
        self.beside: Counter[str] = Counter()


class LoopProbe:
    """Time what the event loop of this process does, while it runs."""

    def __init__(self) -> None:
        """Prepare; nothing is timed yet."""
        self.blocks: list[Block] = []
        self.callbacks = 0
        self._began = 0.0
        self._number = 0
        self._collected = 0.0
        self._computed_collecting = self._computed = 0.0
        self._collecting = 0.0
        self._look: tuple[int, _Look] = (0, _Look())
        self._thread: threading.Thread | None = None
        self._run: Callable[[Any], None] | None = None
        self._loop_thread = 0
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin to time every callback of this thread's loop."""
        self._loop_thread = threading.get_ident()
        self._run = run = asyncio.Handle._run  # noqa: SLF001
        clock, cpu = time.perf_counter, time.thread_time

        def timed(handle: asyncio.Handle) -> None:
            """Run a callback and take its time."""
            self._number += 1
            collected, computed = self._collected, cpu()
            self._began = began = clock()
            try:
                run(handle)
            finally:
                took = clock() - began
                self._began = 0.0
                self.callbacks += 1
                if took >= LONG:
                    used = cpu() - computed
                    self._note(handle, took, used, self._collected - collected)

        asyncio.Handle._run = timed  # type: ignore[assignment,method-assign]  # noqa: SLF001
        gc.callbacks.append(self._on_collection)
        self._ended.clear()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Leave the loop alone again."""
        if self._run is not None:
            asyncio.Handle._run = self._run  # type: ignore[assignment,method-assign]  # noqa: SLF001
            gc.callbacks.remove(self._on_collection)
            self._run = None
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def take(self) -> list[Block]:
        """Return what held the loop up since the last time, the longest first."""
        blocks, self.blocks = self.blocks, []
        return sorted(blocks, key=lambda block: -block.seconds)

    def take_collected(self) -> float:
        """Return how long the loop computed to collect garbage since the last time."""
        computed, self._computed_collecting = self._computed_collecting, 0.0
        return computed

    def _on_collection(self, phase: str, _info: dict[str, int]) -> None:
        """Take the time of the garbage collector, where it holds the loop up."""
        if threading.get_ident() != self._loop_thread:
            return
        if phase == "start":
            self._collecting, self._computed = time.perf_counter(), time.thread_time()
        else:
            self._collected += time.perf_counter() - self._collecting
            self._computed_collecting += time.thread_time() - self._computed

    def _note(
        self, handle: asyncio.Handle, took: float, used: float, collected: float
    ) -> None:
        """Keep what was seen of a callback that took long."""
        number, look = self._look
        if number != self._number:
            look = _Look()
        share = look.ours / look.total if look.total else float(_is_ours(handle))
        where = look.where.most_common(1)
        beside = look.beside.most_common(1)
        self.blocks.append(
            Block(
                seconds=took,
                cpu=used,
                ours=(took - collected) * share,
                collecting=collected,
                where=where[0][0] if where else _name(handle),
                beside=beside[0][0] if beside else "",
            )
        )

    def _watch(self) -> None:
        """Look at what the loop does while a callback takes long."""
        while not self._ended.wait(LOOK_EVERY):
            began, number = self._began, self._number
            if not began or time.perf_counter() - began < LOOK_AFTER:
                continue
            frames = sys._current_frames()  # noqa: SLF001
            if number != self._number or not self._began:
                continue
            if self._look[0] != number:
                self._look = (number, _Look())
            self._see(self._look[1], frames)

    def _see(self, look: _Look, frames: dict[int, FrameType]) -> None:
        """Note what each thread does."""
        look.total += 1
        for thread, frame in frames.items():
            if thread == threading.get_ident():
                continue
            ours, place = _place(frame)
            if thread == self._loop_thread:
                look.ours += ours
                look.where[place] += 1
            elif ours:
                look.beside[place] += 1


def _place(frame: FrameType | None) -> tuple[bool, str]:
    """Return whether our code is on a stack, and where it is.

    What is named is the innermost of our frames, else the innermost of all, with
    those that called it.
    """
    calls: list[FrameType] = []
    while frame is not None:
        if frame.f_code.co_filename != __file__:
            calls.append(frame)
        frame = frame.f_back
    inner = next(
        (n for n, each in enumerate(calls) if OURS in each.f_code.co_filename), None
    )
    shown = calls[inner or 0 :][:_DEPTH]
    place = " < ".join(
        f"{each.f_code.co_qualname} ({_short(each.f_code.co_filename)}:{each.f_lineno})"
        for each in shown
    )
    if inner:
        place = f"{calls[0].f_code.co_qualname} < {place}"
    return inner is not None, place


def _short(path: str) -> str:
    """Return the last two parts of a path."""
    return "/".join(path.rsplit("/", 2)[-2:])


def _is_ours(handle: asyncio.Handle) -> bool:
    """Tell whether a callback is of our code, by its name."""
    return "status_tracker" in _name(handle)


def _name(handle: asyncio.Handle) -> str:
    """Return what a callback says it is, without what differs between runs."""
    callback = getattr(handle, "_callback", None)
    task = getattr(callback, "__self__", None)
    if isinstance(task, asyncio.Task):
        return f"{getattr(task.get_coro(), '__qualname__', '')} {task.get_name()}"[:120]
    module = getattr(callback, "__module__", "")
    return f"{module} {getattr(callback, '__qualname__', '')}"


PROBE: Final = LoopProbe()
"""The probe of this process."""
