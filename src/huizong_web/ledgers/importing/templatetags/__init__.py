"""Tags of templates about imports."""
