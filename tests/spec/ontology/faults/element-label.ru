PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE { ?e skos:prefLabel ?l }
WHERE { ?e a sr:Effect ; skos:prefLabel ?l }
