PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?e sr:passageStart ?x }
INSERT { ?e sr:passageStart ?more }
WHERE { ?e sr:passageStart ?x BIND (?x + 1 AS ?more) }
