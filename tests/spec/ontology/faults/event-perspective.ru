PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX thema: <https://w3id.org/sozialraum/thema/>

DELETE { ?f sr:considersPerspective ?p }
INSERT { ?f sr:considersPerspective thema:pflege }
WHERE { ?f sr:considersPerspective ?p }
