PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>

INSERT { ?a sr:affiliate <urn:another> . <urn:another> a foaf:Person ; sr:nameForm "Other"@en }
WHERE { ?a a sr:Affiliation }
