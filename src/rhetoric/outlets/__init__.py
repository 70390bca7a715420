"""Outlets as configuration: one file each says where its articles are found and how they are to be read."""

from __future__ import annotations

from rhetoric.outlets.outlet import Feed, Outlet
from rhetoric.outlets.reading import outlet_of_site, outlets_folder, read_outlet, read_outlets, write_outlet

__all__ = ["Feed", "Outlet", "outlet_of_site", "outlets_folder", "read_outlet", "read_outlets", "write_outlet"]
