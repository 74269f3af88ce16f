PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?f sr:endDate ?d }
INSERT { ?f sr:endDate "5. Juni 2031" }
WHERE { ?f sr:endDate ?d }
