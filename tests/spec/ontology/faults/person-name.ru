PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

DELETE { ?p sr:nameForm ?n }
INSERT { ?p sr:nameForm "No Language" }
WHERE { ?p a foaf:Person ; sr:nameForm ?n }
