"""The errors of rhetoric; each says what is wrong, where, and what to do.

RhetoricError
├── ConfigError          a setting, an argument or a configuration file
│   └── LexiconError     a lexicon's rows or its description
├── SourceError          something that articles were to be read from
│   ├── FetchError       it could not be reached
│   └── FormatError      it was reached and cannot be read as what it claims to be
├── ExtractionError      no article text in what was read
├── ScoreError           an article that cannot be scored
└── WarehouseError       the DuckDB file, its lock or its folder
    └── MigrationError   its schema
"""

from __future__ import annotations


class RhetoricError(Exception):
    """Any error that a user can cause and mend."""


class ConfigError(RhetoricError):
    """A setting, an argument or a configuration file is wrong."""


class LexiconError(ConfigError):
    """A lexicon's rows or its description are wrong."""


class SourceError(RhetoricError):
    """Articles cannot be read from a source."""


class FetchError(SourceError):
    """A source cannot be reached."""


class FormatError(SourceError):
    """A source was reached and is not what it claims to be."""


class ExtractionError(RhetoricError):
    """There is no article text in what was read."""


class ScoreError(RhetoricError):
    """An article cannot be scored."""


class WarehouseError(RhetoricError):
    """The DuckDB file, its lock or its folder cannot be used."""


class MigrationError(WarehouseError):
    """The warehouse's schema cannot be brought up to date."""
