PREFIX sr: <https://w3id.org/sozialraum/def#>

DELETE { ?e sr:inDocument ?d }
INSERT { ?e sr:inDocument ?f }
WHERE { ?e sr:inDocument ?d . ?f a sr:Forum }
