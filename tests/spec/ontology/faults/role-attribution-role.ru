PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX thema: <https://w3id.org/sozialraum/thema/>

DELETE { ?r sr:actorRole ?v }
INSERT { ?r sr:actorRole thema:pflege }
WHERE { ?r sr:actorRole ?v }
