"""rhetoric: how news is written, measured."""

__version__ = "0.1.0"
