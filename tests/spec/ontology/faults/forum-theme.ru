PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?f sr:hasTheme ?t }
