PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?e sr:quoteText ?q }
INSERT { ?e sr:quoteText ?tagged }
WHERE { ?e a sr:TextEvidence ; sr:quoteText ?q BIND (STRLANG(?q, "de") AS ?tagged) }
