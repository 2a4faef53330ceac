"""The gallery of components and page patterns at /ui/, in the demo and in tests only."""
