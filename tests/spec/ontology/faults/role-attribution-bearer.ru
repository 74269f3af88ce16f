PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?r sr:roleBearer ?b }
