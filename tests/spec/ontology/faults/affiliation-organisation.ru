PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?a sr:affiliatedWith ?o }
