PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT { ?o sr:validUntil "2019" } WHERE { ?u org:unitOf ?o }
