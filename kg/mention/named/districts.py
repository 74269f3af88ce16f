"""Districts: quarters of large cities by names that mean nothing else, as no register of municipalities holds them."""

from typing import Final

__all__ = ["DISTRICTS"]

DISTRICTS: Final = frozenset(
    """Wedding Moabit Kreuzberg Friedrichshain Neukölln Tempelhof Schöneberg Steglitz Zehlendorf Charlottenburg
    Wilmersdorf Spandau Reinickendorf Pankow Weißensee Lichtenberg Marzahn Hellersdorf Köpenick Treptow Britz
    Rudow Gropiusstadt Lichtenrade Mariendorf Marienfelde Hohenschönhausen Gesundbrunnen Adlershof Johannisthal
    Wittenau Altona Eimsbüttel Wandsbek Bergedorf Harburg Wilhelmsburg Veddel Billstedt Barmbek Rahlstedt
    Steilshoop Bramfeld Lurup Osdorf Eidelstedt Stellingen Winterhude Eppendorf Ottensen Mümmelmannsberg
    Langenhorn Jenfeld Neugraben Neuwiedenthal Hausbruch Fischbek Heimfeld Wilstorf Dulsberg Neuallermöhe
    Schnelsen Volksdorf Gröpelingen Vegesack Huchting Kattenturm Hemelingen Tenever Lüssum Woltmershausen
    Findorff Ricklingen Vahrenheide Sahlkamp Vahrenwald Stöcken Bothfeld Döhren Herrenhausen Badenstedt
    Chorweiler Mülheim Ehrenfeld Nippes Porz Meschenich Vingst Bocklemünd Ossendorf Finkenberg Lindweiler
    Tannenbusch Endenich Dransdorf Medinghoven Garath Flingern Bilk Oberbilk Wersten Benrath Katernberg
    Altenessen Stoppenberg Borbeck Schonnebeck Karnap Vogelheim Frillendorf Hörde Scharnhorst Eving Mengede
    Huckarde Lütgendortmund Aplerbeck Dorstfeld Hombruch Westerfilde Clarenberg Marxloh Bruckhausen Rheinhausen
    Ruhrort Meiderich Walsum Hamborn Ückendorf Schalke Buer Bulmke-Hüllen Rotthausen Wattenscheid Langendreer
    Querenburg Weitmar Eickel Wanne-Eickel Sodingen Elberfeld Vohwinkel Ronsdorf Cronenberg Langerfeld
    Oberbarmen Wichlinghausen Sennestadt Brackwede Baumheide Jöllenbeck Heepen Schildesche Gallus Niederrad
    Bockenheim Fechenheim Preungesheim Sossenheim Zeilsheim Nordend Ostend Bonames Nieder-Eschbach Hasenbergl
    Neuperlach Milbertshofen Giesing Sendling Schwabing Haidhausen Laim Trudering Berg-am-Laim Ramersdorf
    Neuaubing Freiham Pasing Feldmoching Langwasser Gostenhof Muggenhof Lechhausen Göggingen Haunstetten
    Bad-Cannstatt Zuffenhausen Feuerbach Hallschlag Vaihingen Möhringen Degerloch Untertürkheim Mönchfeld
    Jungbusch Vogelstang Käfertal Sandhofen Emmertsgrund Landwasser Betzenhausen Vauban Mühlburg Durlach
    Oberreut Connewitz Grünau Paunsdorf Lößnig Gohlis Schkeuditz Reudnitz Volkmarsdorf Sellerhausen Stötteritz
    Plagwitz Mockau Prohlis Gorbitz Pieschen Blasewitz Löbtau Johannstadt Striesen Klotzsche Helbersdorf Hutholz
    Silberhöhe Trotha Freiimfelde Olvenstedt Buckau Sudenburg Melchendorf Lobeda Winzerla Evershagen
    Lichtenhagen Toitenwinkel Dierkow Schmarl Lütten-Klein Gaarden Mettenhof Wellingdorf Friedrichsort Moisling
    Buntekuh Kücknitz Malstatt Dudweiler Brebach Kleinblittersdorf Drewitz Babelsberg Bornstedt Golm""".split()
)
