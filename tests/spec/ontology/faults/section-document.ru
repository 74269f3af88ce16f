PREFIX sr: <https://w3id.org/sozialraum/def#>

INSERT DATA { <urn:s> a sr:DocumentSection ; sr:startOffset 0 ; sr:endOffset 3 }
