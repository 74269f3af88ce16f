PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?p sr:nameForm ?n }
WHERE { ?p a sr:StateStrategy ; sr:nameForm ?n }
