"""Counts what was really looked at. A check that ran on nothing must not look like one that passed."""

import collections
import threading

_counts = collections.Counter()
_wanted = {}
_lock = threading.Lock()


def count(what, number=1):
    with _lock:
        _counts[what] += number


def want(what, number):
    """At least so many there should be when all has run."""
    _wanted[what] = max(number, _wanted.get(what, 0))


def lines():
    return [f"  {_counts[what]:5} {what}" for what in _counts]


def missing():
    return [f"{what}: {_counts[what]}, wanted {number}" for what, number in _wanted.items() if _counts[what] < number]
