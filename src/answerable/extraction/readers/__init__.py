"""One reader for each format: bytes in, blocks out."""
