"""Scripts: what generated files are made with; not part of the installed package."""
