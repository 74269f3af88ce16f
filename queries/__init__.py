"""Questions, no code: one SPARQL file a question, rule or view."""
