"""The sample data of the demo: the invented Republic of Arvenne, its bodies and what they promised."""
