"""How `launch` tells the pages what to show: by environment variables. Needs no Streamlit."""

from __future__ import annotations

WAREHOUSE_VARIABLE = "RHETORIC_DASHBOARD_WAREHOUSE"
SETTINGS_VARIABLE = "RHETORIC_DASHBOARD_SETTINGS"
