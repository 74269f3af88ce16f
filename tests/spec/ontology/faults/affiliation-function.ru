PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?a sr:functionText ?t }
INSERT { ?a sr:functionText "Leiterin" }
WHERE { ?a sr:functionText ?t }
