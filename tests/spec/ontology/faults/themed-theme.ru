PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX thema: <https://w3id.org/sozialraum/thema/>

INSERT { ?f sr:hasTheme thema:erfunden }
WHERE { ?f a sr:Forum }
