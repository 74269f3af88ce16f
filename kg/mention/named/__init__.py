"""Named things: places, laws and programmes."""
