PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX thema: <https://w3id.org/sozialraum/thema/>

DELETE { ?p sr:programmeLevel ?l }
INSERT { ?p sr:programmeLevel thema:pflege }
WHERE { ?p sr:programmeLevel ?l }
