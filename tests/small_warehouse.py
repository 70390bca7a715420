"""A published warehouse of a few articles, scored for real: what the dashboard's tests open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rhetoric.config import Settings, WarehouseSettings
from rhetoric.model import Article
from rhetoric.pipeline.progress import Silent
from rhetoric.pipeline.publish import publish
from rhetoric.pipeline.score import score
from rhetoric.pipeline.session import recorded_run, writing

HOSTILE = "<script>window.acted = 1</script> & <img src=x onerror='window.acted = 2'>"
SPOKEN = "The plan is “a shambles and a betrayal of every tenant”, said Ada Quill, who leads the council."
PLAIN = "Officials met on Tuesday. They agreed to publish the figures next week. The talks went well."
OTHERS = "Clerks came on Friday. They promised to print the accounts in May. The debate ended well."
FRENCH = "Le conseil a publié hier ses comptes. Les élus ont voté le budget après un long débat dans la soirée."
FIRST_DAY = datetime(2026, 3, 2, 8, tzinfo=UTC)


def articles() -> list[Article]:
    """Two outlets of twelve days each, one article that would act if it were not escaped, one in French."""
    french = Article("odd/fr", "odd", FRENCH, title="Le budget", language="fr", outlet_name="<b>Odd</b>")
    lantern = _outlet("lantern", "Daily Lantern", SPOKEN, OTHERS)
    return [*lantern, *_outlet("review", "Meridian Review", PLAIN, PLAIN), hostile(), french]


def hostile() -> Article:
    """Markup in title, text and outlet name, a script as address, and a quotation mark without a partner."""
    text = f"{HOSTILE}\n\n{SPOKEN} {HOSTILE}\n\n“An unclosed mark is a disgrace, said a clerk.\n\n{PLAIN}"
    return Article(
        "odd/1",
        "odd",
        text,
        title=HOSTILE,
        outlet_name="<b>Odd</b>",
        url="javascript:alert(1)",
        language="en",
    )


def build(path: Path, given: Iterable[Article] | None = None) -> Path:
    """Store, score and publish the articles at `path`."""
    settings = Settings(warehouse=WarehouseSettings(path=path))
    with recorded_run(settings, "run", (), Silent()) as run:
        with writing(settings, Silent()) as writer:
            writer.add_articles(articles() if given is None else given, run.run_id)
        scored = score(settings, run_id=run.run_id, progress=Silent())
        run.add(scored)
    assert scored.rejected.n == 0, scored.rejected
    publish(settings, run_id=run.run_id, progress=Silent())
    return path


def _outlet(outlet_id: str, name: str, text: str, filler: str) -> Iterator[Article]:
    for day in range(12):
        news = f"{filler} It is day {day} of the talks, and {day * 3} people came."
        told = f"{text}\n\n{news}\n\n{' '.join([filler] * (day % 3 + 6))}"
        yield Article(
            f"{outlet_id}/{day}",
            outlet_id,
            told,
            title=f"Day {day}: {'a shambles' if day % 2 else 'talks'}",
            url=f"https://{outlet_id}.example/{day}",
            published_at=FIRST_DAY + timedelta(days=day),
            kind="news",
            language="en",
            topic="housing" if day < 8 else "transport",
            outlet_name=name,
        )
