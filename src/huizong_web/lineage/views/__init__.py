"""The pages of lineage: a draft from records, the figures of a text, what one figure rests on."""
