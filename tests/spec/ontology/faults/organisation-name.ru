PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?o sr:nameForm ?n }
WHERE { ?o a sr:TerritorialAuthority ; sr:nameForm ?n }
