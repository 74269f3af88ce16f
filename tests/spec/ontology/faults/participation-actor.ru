PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?p sr:participant ?a }
INSERT { ?p sr:participant ?e }
WHERE { ?p sr:participant ?a . ?e a sr:Forum }
