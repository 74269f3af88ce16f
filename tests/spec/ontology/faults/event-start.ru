PREFIX sr: <https://w3id.org/sozialraum/def#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

DELETE { ?f sr:endDate ?d }
INSERT { ?f sr:endDate "2031-06-02"^^xsd:date }
WHERE { ?f sr:endDate ?d }
