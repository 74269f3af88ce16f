"""Regions: areas that no register holds, countries around Germany, and the abbreviations of the Länder."""

from typing import Final

__all__ = ["REGIONS", "STATE_SHORTS"]

REGIONS: Final = frozenset(
    """Ruhrgebiet Altmark Allgäu Schwarzwald Harz Eifel Hunsrück Westerwald Odenwald Spessart Rhön Taunus Lausitz
    Niederlausitz Oberlausitz Uckermark Prignitz Spreewald Havelland Fläming Vogtland Erzgebirge Münsterland
    Sauerland Siegerland Emsland Wendland Ostfriesland Nordfriesland Dithmarschen Holstein Angeln Eiderstedt
    Oberschwaben Niederrhein Rheinland Mittelrhein Ostwestfalen Westfalen Südwestfalen Franken Oberfranken
    Unterfranken Mittelfranken Oberbayern Niederbayern Oberpfalz Pfalz Südpfalz Nordpfalz Vorderpfalz Baden
    Südbaden Nordbaden Württemberg Breisgau Kraichgau Hohenlohe Ortenau Bodensee Vorpommern Mecklenburg Anhalt
    Börde Eichsfeld Ostdeutschland Westdeutschland Norddeutschland Süddeutschland Mittelhessen Nordhessen
    Südhessen Osthessen Mittelsachsen Nordsachsen Ostsachsen Mittelthüringen Nordthüringen Südthüringen
    Ostthüringen Ostbayern Südbayern Nordbayern Ostniedersachsen Südniedersachsen Nordbrandenburg Südbrandenburg
    Ostbrandenburg Saarpfalz Chiemgau Rügen Usedom Sylt Föhr Amrum Fehmarn Pellworm Norderney Borkum Juist
    Langeoog Spiekeroog Wangerooge Helgoland Vogelsberg Wetterau Kellerwald Weserbergland Solling Hümmling
    Ammerland Wesermarsch Saterland Ries Donauries Oderbruch Barnim Teltow Burgenland Mansfelder-Land
    Rhein-Main-Gebiet Rhein-Neckar-Region Ostwestfalen-Lippe Österreich Schweiz Südtirol Polen Tschechien
    Frankreich Dänemark Belgien Luxemburg Schweden Norwegen Finnland Italien Spanien Griechenland Ungarn
    Rumänien Ukraine Syrien Afghanistan Irak Iran Türkei Bulgarien Kroatien Serbien Slowakei Slowenien Portugal
    Niederlande Großbritannien Irland Russland Eritrea Somalia Moldau Albanien Kosovo Vietnam Ostalb Zollernalb
    Oberberg Südheide Südharz Ostharz Oderland Tecklenburger-Land Hellweg
    Hegau Linzgau Kaiserstuhl Hochrhein Oberrhein Mittelbaden Nordschwarzwald Südschwarzwald Heilbronn-Franken
    Neckar-Alb Rheingau Bodensee-Oberschwaben Nordwürttemberg Südwürttemberg Südwestthüringen
    Nordostniedersachsen Südwestsachsen Wangerland Butjadingen Niederschlesien Westsachsen Westmecklenburg
    Ostvorpommern Westbrandenburg Mitteldeutschland Nordwestdeutschland Rhein-Ruhr Rhein-Main Rhein-Neckar
    Rhein-Sieg Rhein-Erft Rhein-Ruhr-Gebiet Ruhrpott Westküste Westmünsterland Ostseeküste Nordseeküste
    Voralpenland Oberland Remstal Westallgäu Lahn-Dill Main-Spessart Minden-Ravensberg Elbe-Weser Weser-Ems
    Wartburgregion Metropolregion Stiftland Steinwald Soonwald Südtondern Bayerwald Fichtelgebirge Frankenwald
    Steigerwald Haßberge Hallertau Holledau Gäuboden Isarwinkel Pfaffenwinkel Strohgäu Schurwald Zabergäu
    Heckengäu Markgräflerland Dreisamtal Kinzigtal Renchtal Murgtal Klettgau Hotzenwald Bliesgau Saargau
    Rheinhessen Ahrtal Maifeld Voreifel Vulkaneifel Vordereifel Baumberge Wiehengebirge Leinebergland Hadeln Kehdingen
    Wilstermarsch Schwansen Darß Schorfheide Schlaubetal Elbland Osterzgebirge Westerzgebirge Muldental Holzland
    Orlatal Saaletal Grabfeld Hainich Unstruttal Drömling""".split()
)
STATE_SHORTS: Final = frozenset("NRW BW BY BB HE MV NI NW RP RLP SL SN ST LSA SH TH HH HB BE".split())
