PREFIX org: <http://www.w3.org/ns/org#>

DELETE WHERE { ?u org:unitOf ?o }
