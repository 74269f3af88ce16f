PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX thema: <https://w3id.org/sozialraum/thema/>

DELETE { ?p sr:representsPerspective ?l }
INSERT { ?p sr:representsPerspective thema:pflege }
WHERE { ?p sr:representsPerspective ?l }
