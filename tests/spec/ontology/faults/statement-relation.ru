PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?s sr:statementRelation ?r }
