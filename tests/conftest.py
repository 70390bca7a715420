"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no defect of the code: an example may take as long as it takes.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
