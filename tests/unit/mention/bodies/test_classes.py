"""Classes: the kind and level of a body by head, words around it and legal form."""

import pytest

from kg.mention.bodies.bodies import body_in
from kg.model import Span
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def told(name: str) -> tuple[str, str]:
    body = body_in(name, Span(0, len(name)), VOCABULARY, "r", 1.0)
    assert body is not None
    return body.kind, body.level


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Werkstatt Nord gGmbH", "IndependentProvider"),
        ("Sozialer Dienst Auental gGmbH", "IndependentProvider"),
        ("Trias Jugendhilfe GmbH", "IndependentProvider"),
        ("Stadtbus Auental GmbH", "FormalOrganization"),
        ("Kreisklinik Auental gGmbH", "FormalOrganization"),
        ("Baugenossenschaft Heimat eG", "FormalOrganization"),
        ("Deutsches Institut für Teilhabe e. V.", "FormalOrganization"),
        ("Leibniz-Institut für Länderkunde", "PublicOrganisation"),
        ("Hochschule Auental", "PublicOrganisation"),
        ("Landeszentrum Soziokultur Auental e. V.", "CivilSocietyOrganisation"),
        ("Kulturstiftung des Bundes", "PublicOrganisation"),
        ("Klara-Ambach-Stiftung", "CivilSocietyOrganisation"),
        ("Kulturwerkstatt Auental e.G.", "FormalOrganization"),
        ("Geriatriezentrum Auental", "FormalOrganization"),
        ("Freie Waldorfschule Auental", "FormalOrganization"),
        ("Kreisverband der Volkssolidarität", "IndependentProvider"),
        ("Paritätischer Kreisverband Auental", "IndependentProvider"),
        ("VdK Kreisverband Auental", "CivilSocietyOrganisation"),
        ("LandFrauenVerband Auental e.V.", "CivilSocietyOrganisation"),
        ("Landesverband der Nachbarschaftsdienste e.V.", "ProfessionalAssociation"),
        ("Bundesarbeitsgemeinschaft der Freien Wohlfahrtspflege", "ProfessionalAssociation"),
        ("Landesarbeitsgemeinschaft Gesunde Kindheit", "Network"),
        ("AG 78 Auental", "StatutoryWorkingGroup"),
        ("AG Barrierefreiheit", "Network"),
        ("Seniorenbeirat Auental", "AdministrativeUnit"),
        ("Bewohnerbeirat Auental", "CivilSocietyOrganisation"),
        ("Jugendhilfeausschuss", "AdministrativeUnit"),
        ("Fachausschuss Jugend und Familie", "Network"),
        ("Freiwilligenagentur Auental", "CivilSocietyOrganisation"),
        ("Landesamt für soziale Dienste", "PublicOrganisation"),
        ("Kreisjugendamt Auental", "AdministrativeUnit"),
        ("Mieterverein Auental e.V.", "CivilSocietyOrganisation"),
        ("Betreuungsverein Lichtblick e.V.", "IndependentProvider"),
        ("Islamische Gemeinde Auental e. V.", "CivilSocietyOrganisation"),
        ("Amt Bruchwald", "TerritorialAuthority"),
        ("Amt Soziales", "AdministrativeUnit"),
        ("Studierendenwerk Auental AöR", "PublicOrganisation"),
    ],
)
def test_kinds(name, kind):
    assert told(name)[0] == kind


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Bundesministerium für Wohnen", "bund"),
        ("Ministerium für Wohnen", "land"),
        ("Niedersächsisches Ministerium für Wohnen", "land"),
        ("Landesamt für soziale Dienste", "land"),
        ("Bundesagentur für Arbeit", "bund"),
        ("Stadt Kassel", "kreis"),
        ("Stadt Seefelde", "gemeinde"),
        ("Stadt Celle", "gemeinde"),
        ("Freie und Hansestadt Hamburg", "land"),
        ("Amt Bruchwald", "gemeindeverband"),
        ("Landkreis Kassel", "kreis"),
        ("Regionalverband Saarbrücken", "kreis"),
        ("Samtgemeinde Nordholz", "gemeindeverband"),
        ("Jobcenter Celle", ""),
        ("BMFSFJ", "bund"),
    ],
)
def test_levels(name, level):
    assert told(name)[1] == level
