PREFIX sr: <https://w3id.org/sozialraum/def#>

INSERT { ?d sr:redactedOn "gestern" }
WHERE { ?d a sr:SourceDocument }
