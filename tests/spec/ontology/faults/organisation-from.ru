PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT { ?o sr:validFrom "2012" } WHERE { ?u org:unitOf ?o }
