"""The library: documents in, a linked graph and answers out."""
