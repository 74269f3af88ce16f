PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?e sr:startOffset ?s }
INSERT { ?e sr:startOffset -1 }
WHERE { ?e sr:startOffset ?s }
