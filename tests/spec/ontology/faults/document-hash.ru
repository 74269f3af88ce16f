PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?d sr:textHash ?h }
INSERT { ?d sr:textHash "ABC" }
WHERE { ?d sr:textHash ?h }
