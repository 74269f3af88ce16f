PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?p sr:evidence ?e }
WHERE { ?p a sr:Participation ; sr:evidence ?e }
