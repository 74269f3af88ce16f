PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?f skos:prefLabel ?l }
WHERE { ?f a sr:Forum ; skos:prefLabel ?l }
