PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?s sr:statementSubject ?a ; sr:statementObject ?b }
WHERE { ?s sr:statementSubject ?a ; sr:statementObject ?b }
