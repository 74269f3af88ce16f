PREFIX sr: <https://w3id.org/sozialraum/def#>

INSERT DATA { <urn:p> a sr:SpatialUnit }
