PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { <urn:talk> a sr:Presentation ; skos:prefLabel "Beitrag"@de }
