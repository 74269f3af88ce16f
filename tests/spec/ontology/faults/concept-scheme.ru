PREFIX thema: <https://w3id.org/sozialraum/thema/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

DELETE WHERE { thema:pflege skos:inScheme ?s }
