"""Reads, keeps and follows what organisations promised in answer to evaluations and audits."""
