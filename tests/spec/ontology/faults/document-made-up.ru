PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE WHERE { ?d sr:madeUp ?m }
