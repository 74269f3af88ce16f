PREFIX sr: <https://w3id.org/sozialraum/def#>

INSERT { ?a sr:affiliatedWith ?person } WHERE { ?a sr:affiliate ?person }
