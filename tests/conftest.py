"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no defect of the code: an example may take as long as it takes.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes and long texts by their length: packed ones hold the time, and test workers must agree on names."""
    if isinstance(val, bytes) or (isinstance(val, str) and len(val) > 80):
        return f"{argname} of {len(val)}"
    return None
