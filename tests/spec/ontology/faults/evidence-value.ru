PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?e sr:attestedValue ?v }
