PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?s sr:quoteText ?q }
INSERT { ?s sr:quoteText "no language" }
WHERE { ?s a sr:Statement ; sr:quoteText ?q }
