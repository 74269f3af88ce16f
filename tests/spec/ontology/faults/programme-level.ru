PREFIX sr: <https://w3id.org/sozialraum/def#>

INSERT { ?p sr:programmeLevel <https://w3id.org/sozialraum/liste/ebene/bund> }
WHERE { ?p a sr:StateStrategy }
