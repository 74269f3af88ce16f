PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?e sr:confidence ?c }
INSERT { ?e sr:confidence 1.4 }
WHERE { ?e sr:confidence ?c }
