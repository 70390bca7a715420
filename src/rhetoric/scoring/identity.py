"""The scoring id: what must be equal for two scores to be the same measurement."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from rhetoric.lexicon import Lexicon
from rhetoric.scores import METRICS
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.text import READING_VERSION
from rhetoric.text.exclusion.boilerplate_rules import shipped_boilerplate_rules


@dataclass(frozen=True, slots=True)
class ScoringIdentity:
    """scoring_id: 16 hex digits over everything else here. The package's version is no part of it."""

    scoring_id: str
    metric_versions: dict[str, int]
    lexicon_versions: dict[str, str]
    config: dict[str, object]


def identify(settings: ScoringSettings, lexicons: Sequence[Lexicon]) -> ScoringIdentity:
    """The identity of a scoring: metrics' versions, the text layer's version, lexicons as they are, settings."""
    metric_versions = {name: metric.version for name, metric in METRICS.items()}
    fingerprints = {lexicon.name: lexicon.fingerprint for lexicon in lexicons}
    versions = {lexicon.name: f"{lexicon.version}+{lexicon.fingerprint[:8]}" for lexicon in lexicons}
    reading = {"reading_version": READING_VERSION, "boilerplate_rules": shipped_boilerplate_rules().version}
    config = json.loads(json.dumps(asdict(settings))) | reading
    content = json.dumps([metric_versions, fingerprints, config], sort_keys=True)
    return ScoringIdentity(hashlib.sha256(content.encode()).hexdigest()[:16], metric_versions, versions, config)
