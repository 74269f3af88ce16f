PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?a sr:affiliatedWith ?o ; sr:functionText ?f }
WHERE {
  ?a sr:affiliate ?person .
  OPTIONAL { ?a sr:affiliatedWith ?o }
  OPTIONAL { ?a sr:functionText ?f }
}
