PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?p sr:onBehalfOf ?o }
INSERT { ?p sr:onBehalfOf ?a }
WHERE { ?p sr:onBehalfOf ?o ; sr:participant ?a }
