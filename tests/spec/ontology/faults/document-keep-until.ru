PREFIX sr: <https://w3id.org/sozialraum/def#>

INSERT { ?d sr:keepUntil "Ende 2031" }
WHERE { ?d a sr:SourceDocument }
