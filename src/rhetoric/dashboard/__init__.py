"""The live dashboard: Streamlit pages over the published warehouse. `launch` starts it."""
