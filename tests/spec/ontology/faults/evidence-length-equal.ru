PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?e sr:endOffset ?x }
INSERT { ?e sr:endOffset ?more }
WHERE { ?e sr:endOffset ?x BIND (?x - 1 AS ?more) }
