PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?o sr:administrativeLevel ?l }
