PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

INSERT DATA { <urn:s> a sr:Spectrum ; skos:prefLabel "Spanne"@de ; sr:toPole <urn:p> . <urn:p> a sr:PracticeForm ; skos:prefLabel "Pol"@de }
