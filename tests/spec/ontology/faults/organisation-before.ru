PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX org: <http://www.w3.org/ns/org#>

INSERT { ?o sr:successorOf ?person } WHERE { ?u org:unitOf ?o . ?person a foaf:Person }
