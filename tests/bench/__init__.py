"""Benchmarks: figures to look at, never a test that passes or fails by time. Run with script/bench."""
