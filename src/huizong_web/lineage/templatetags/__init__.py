"""Tags of lineage."""
