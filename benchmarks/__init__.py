"""Benchmarks: how fast documents are read and stored, on pages made up for it; see README.md."""
