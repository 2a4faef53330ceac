"""Measures how close extraction comes to answer keys."""
