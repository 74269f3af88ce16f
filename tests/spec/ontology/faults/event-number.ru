PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?f sr:eventNumber ?n }
INSERT { ?f sr:eventNumber 1.1 }
WHERE { ?f sr:eventNumber ?n }
