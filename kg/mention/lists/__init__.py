"""Lists: what is laid out, in lists, tables, captions and signatures, taken apart into people and bodies."""
