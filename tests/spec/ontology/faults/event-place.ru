PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX thema: <https://w3id.org/sozialraum/thema/>

DELETE { ?f sr:eventPlace ?p }
INSERT { ?f sr:eventPlace thema:pflege }
WHERE { ?f sr:eventPlace ?p }
