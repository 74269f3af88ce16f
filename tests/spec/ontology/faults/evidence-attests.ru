PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?e sr:attests ?p }
