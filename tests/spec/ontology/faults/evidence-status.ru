PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?e sr:evidenceStatus ?s }
INSERT { ?e sr:evidenceStatus "genannt" }
WHERE { ?e sr:evidenceStatus ?s }
