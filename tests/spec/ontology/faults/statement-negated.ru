PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?s sr:negated ?n }
INSERT { ?s sr:negated "nein" }
WHERE { ?s sr:negated ?n }
