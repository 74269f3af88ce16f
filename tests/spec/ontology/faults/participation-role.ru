PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?p sr:participationRole ?r }
