"""Run with: python -m unittest discover -t . tests (NumPy is enough for most)."""
