PREFIX dcterms: <http://purl.org/dc/terms/>

DELETE WHERE { ?d dcterms:title ?t }
