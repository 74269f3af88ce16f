PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT { ?u org:unitOf ?person } WHERE { ?u org:unitOf ?o . ?person a foaf:Person }
