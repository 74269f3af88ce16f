PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?a sr:withinUnit ?u }
INSERT { ?a sr:withinUnit ?o }
WHERE { ?a sr:withinUnit ?u ; sr:affiliatedWith ?o }
