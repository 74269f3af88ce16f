PREFIX sr: <https://w3id.org/sozialraum/def#>

INSERT { ?s sr:modality <https://w3id.org/sozialraum/liste/modalitaet/frage> }
WHERE { ?s a sr:Statement }
