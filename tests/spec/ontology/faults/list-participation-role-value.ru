PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX thema: <https://w3id.org/sozialraum/thema/>

DELETE { ?p sr:participationRole ?r }
INSERT { ?p sr:participationRole thema:pflege }
WHERE { ?p sr:participationRole ?r }
