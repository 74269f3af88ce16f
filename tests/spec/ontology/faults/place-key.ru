PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { <urn:p> a sr:SpatialUnit ; skos:prefLabel "Ort"@de ; skos:notation "8111" }
