"""The names of States in several languages.

The States are the members of the United Nations and its two observers, by the two-letter codes of
ISO 3166-1. Names come from the Unicode CLDR (by babel 2.19.0) and from ISO 3166-1 with its
translations (by pycountry 26.2.16); added are the short forms that statements use (DPRK, UAE, UK)
and names that States have given up.
"""

from collections.abc import Mapping
from functools import cache

_LANGUAGES = ("en", "fr", "es")
_STATES = """
AD|Andorra/Principality of Andorra|Andorre/Principauté d'Andorre|Andorra/Principado de Andorra
AE|UAE/United Arab Emirates|Émirats arabes unis/EAU|Emiratos Árabes Unidos
AF|Afghanistan/Islamic Republic of Afghanistan|Afghanistan/République islamique d'Afghanistan|Afganistán/República Islámica de Afganistán
AG|Antigua and Barbuda|Antigua-et-Barbuda|Antigua y Barbuda
AL|Albania/Republic of Albania|Albanie/République d'Albanie|Albania/República de Albania
AM|Armenia/Republic of Armenia|Arménie/République d'Arménie|Armenia/República de Armenia
AO|Angola/Republic of Angola|Angola/République d'Angola|Angola/República de Angola
AR|Argentina/Argentine Republic|Argentine/République d'Argentine|Argentina/República Argentina
AT|Austria/Republic of Austria|Autriche/République d'Autriche|Austria/República de Austria
AU|Australia|Australie|Australia
AZ|Azerbaijan/Republic of Azerbaijan|Azerbaïdjan/République d'Azerbaïdjan|Azerbaiyán/República de Azerbaiyán
BA|Bosnia and Herzegovina/Bosnia-Herzegovina/Republic of Bosnia and Herzegovina|Bosnie-Herzégovine/Bosnie et Herzégovine/République de Bosnie et Herzégovine|Bosnia y Herzegovina/República de Bosnia y Hercegovina
BB|Barbados|Barbade|Barbados
BD|Bangladesh/People's Republic of Bangladesh|Bangladesh/République populaire du Bengladesh|Bangladesh/Bangladés/República Popular de Bangladés
BE|Belgium/Kingdom of Belgium|Belgique/Royaume de Belgique|Bélgica/Reino de Bélgica
BF|Burkina Faso|Burkina Faso|Burkina Faso/Burquina Faso
BG|Bulgaria/Republic of Bulgaria|Bulgarie/République de Bulgarie|Bulgaria/República de Bulgaria
BH|Bahrain/Kingdom of Bahrain|Bahreïn/Royaume de Bahreïn|Bahrein/Baréin/Reino de Baréin
BI|Burundi/Republic of Burundi|Burundi/République du Burundi|Burundi/República de Burundi
BJ|Benin/Republic of Benin|Bénin/République du Bénin|Benín/República de Benín
BN|Brunei/Brunei Darussalam|Brunei/Brunéi Darussalam|Brunéi/Brunei Darussalam
BO|Bolivia/Plurinational State of Bolivia|Bolivie/État plurinational de Bolivie|Bolivia/Estado Plurinacional de Bolivia/Estado plurinacional de Bolivia
BR|Brazil/Federative Republic of Brazil|Brésil/République fédérale du Brésil|Brasil/República Federativa de Brasil
BS|Bahamas/Commonwealth of the Bahamas|Bahamas/Commonwealth des Bahamas|Bahamas/Commonwealth de las Bahamas
BT|Bhutan/Kingdom of Bhutan|Bhoutan/Royaume du Bouthan|Bután/Reino de Bután
BW|Botswana/Republic of Botswana|Botswana/République du Botswana|Botsuana/República de Botsuana
BY|Belarus/Republic of Belarus|Bélarus/Biélorussie/République du Bélarus|Belarús/Bielorrusia/República de Bielorrusia
BZ|Belize|Belize|Belice
CA|Canada|Canada|Canadá
CD|DRC/Democratic Republic of the Congo/DR Congo/Democratic Republic of Congo|RDC/République démocratique du Congo|República Democrática del Congo
CF|Central African Republic|République centrafricaine|República Centroafricana
CG|Republic of the Congo/Congo|Congo/République du Congo|Congo/República del Congo
CH|Switzerland/Swiss Confederation|Suisse/Confédération helvétique|Suiza/Confederación Suiza
CI|Ivory Coast/Côte d'Ivoire/Republic of Côte d'Ivoire|Côte d'Ivoire/République de Côte d'Ivoire|Côte d'Ivoire/Costa de Marfil/Costa de Marfíl/República de Costa de Marfíl
CL|Chile/Republic of Chile|Chili/République du Chili|Chile/República de Chile
CM|Cameroon/Republic of Cameroon|Cameroun/République du Cameroun|Camerún/República del Camerún
CN|China/People's Republic of China/PRC|Chine/République populaire de Chine|China/República Popular China
CO|Colombia/Republic of Colombia|Colombie/République de Colombie|Colombia/República de Colombia
CR|Costa Rica/Republic of Costa Rica|Costa Rica/République du Costa Rica|Costa Rica/República de Costa Rica
CU|Cuba/Republic of Cuba|Cuba/République de Cuba|Cuba/República de Cuba
CV|Cabo Verde/Cape Verde/Republic of Cabo Verde|Cabo Verde/Cap-Vert/République du Cap-Vert|Cabo Verde/República de Cabo Verde
CY|Cyprus/Republic of Cyprus|Chypre/République de Chypre|Chipre/República de Chipre
CZ|Czech Republic/Czechia|République tchèque/Tchéquie|República Checa/Chequia
DE|Germany/Federal Republic of Germany|Allemagne/République fédérale d'Allemagne|Alemania/República Federal de Alemania
DJ|Djibouti/Republic of Djibouti|Djibouti/République de Djibouti|Yibuti/República de Yibuti
DK|Denmark/Kingdom of Denmark|Danemark/Royaume du Danemark|Dinamarca/Reino de Dinamarca
DM|Dominica/Commonwealth of Dominica|Dominique/Commonwealth de la Dominique|Dominica/Commonwealth de Dominica
DO|Dominican Republic|République dominicaine|República Dominicana
DZ|Algeria/People's Democratic Republic of Algeria|Algérie/République algérienne démocratique et populaire|Argelia/Algeria/República Democrática Popular de Argelia
EC|Ecuador/Republic of Ecuador|Équateur/République d'Équateur|Ecuador/República del Ecuador
EE|Estonia/Republic of Estonia|Estonie/République d'Estonie|Estonia/República de Estonia
EG|Egypt/Arab Republic of Egypt|Égypte/République arabe d'Égypte|Egipto/República Árabe de Egipto
ER|Eritrea/State of Eritrea|Érythrée/État d'Érythrée|Eritrea/Estado de Eritrea
ES|Spain/Kingdom of Spain|Espagne/Royaume d'Espagne|España/Reino de España
ET|Ethiopia/Federal Democratic Republic of Ethiopia|Éthiopie/République fédérale démocratique d'Éthiopie|Etiopía/República Federal Democrática de Etiopía
FI|Finland/Republic of Finland|Finlande/République de Finlande|Finlandia/República de Finlandia
FJ|Fiji/Republic of Fiji|Fidji/République des Fidji|Fiyi/República de Fiyi
FM|Micronesia/Federated States of Micronesia|Micronésie/États fédérés de Micronésie|Micronesia/Estados Federados de Micronesia
FR|France/French Republic|France/République française|Francia/República Francesa
GA|Gabon/Gabonese Republic|Gabon/République gabonaise|Gabón/República Gabonesa
GB|UK/U.K./United Kingdom of Great Britain and Northern Ireland/Great Britain/United Kingdom|Royaume-Uni/Royaume-Uni de Grande-Bretagne et d'Irlande du Nord|Reino Unido/Reino Unido de Gran Bretaña e Irlanda del Norte
GD|Grenada|Grenade|Granada
GE|Georgia|Géorgie|Georgia
GH|Ghana/Republic of Ghana|Ghana/République du Ghana|Ghana/República de Ghana
GM|Gambia/Republic of the Gambia|Gambie/République de Gambie|Gambia/República de Gambia
GN|Guinea/Republic of Guinea|Guinée/République de Guinée|Guinea/República de Guinea
GQ|Equatorial Guinea/Republic of Equatorial Guinea|Guinée équatoriale/Guinée Équatoriale/République de Guinée Équatoriale|Guinea Ecuatorial/República de Guinea Ecuatorial
GR|Greece/Hellenic Republic|Grèce/République grecque|Grecia/República Helénica
GT|Guatemala/Republic of Guatemala|Guatemala/République du Guatemala|Guatemala/República de Guatemala
GW|Guinea-Bissau/Republic of Guinea-Bissau|Guinée-Bissau/République de Guinée-Bissau|Guinea-Bisáu/República de Guinea-Bissau
GY|Guyana/Republic of Guyana|Guyana/République de Guyana|Guyana/República de Guyana
HN|Honduras/Republic of Honduras|Honduras/République du Honduras|Honduras/República de Honduras
HR|Croatia/Republic of Croatia|Croatie/République de Croatie|Croacia/República de Croacia
HT|Haiti/Republic of Haiti|Haïti/République de Haïti|Haití/República de Haití
HU|Hungary|Hongrie|Hungría
ID|Indonesia/Republic of Indonesia|Indonésie/République d'Indonésie|Indonesia/República de Indonesia
IE|Ireland|Irlande|Irlanda
IL|Israel/State of Israel|Israël/État d'Israël|Israel/Estado de Israel
IN|India/Republic of India|Inde/République d'Inde|India/República de la India
IQ|Iraq/Republic of Iraq|Irak/République d'Iraq|Irak/República de Irak
IR|Islamic Republic of Iran/Iran|Iran/République islamique d'Iran|Irán/República Islámica del Irán/República Islámica de Irán
IS|Iceland/Republic of Iceland|Islande/République d'Islande|Islandia/República de Islandia
IT|Italy/Italian Republic|Italie/République italienne|Italia/República Italiana
JM|Jamaica|Jamaïque|Jamaica
JO|Jordan/Hashemite Kingdom of Jordan|Jordanie/Royaume hachémite de Jordanie|Jordania/Reino Hachemí de Jordania
JP|Japan|Japon|Japón
KE|Kenya/Republic of Kenya|Kenya/République du Kenya|Kenya/Kenia/República de Kenia
KG|Kyrgyzstan/Kyrgyz Republic|Kirghizistan/Kirghizstan/République kirghize|Kirguistán/República Kirguiza
KH|Cambodia/Kingdom of Cambodia|Cambodge/Royaume du Cambodge|Camboya/Reino de Camboya
KI|Kiribati/Republic of Kiribati|Kiribati/République de Kiribati|Kiribati/República de Kiribati
KM|Comoros/Union of the Comoros|Comores/Union des Comores|Comoras/Unión de las Comores
KN|Saint Kitts and Nevis/St. Kitts and Nevis/St Kitts and Nevis|Saint-Christophe-et-Niévès|San Cristóbal y Nieves
KP|DPRK/Democratic People's Republic of Korea/North Korea|RPDC/République populaire démocratique de Corée/Corée du Nord/République démocratique populaire de Corée|República Popular Democrática de Corea/Corea del Norte
KR|ROK/Republic of Korea/South Korea|République de Corée/Corée du Sud|República de Corea/Corea del Sur
KW|Kuwait/State of Kuwait|Koweït/État du Koweït|Kuwait/Estado de Kuwait
KZ|Kazakhstan/Republic of Kazakhstan|Kazakhstan/République du Kazakhstan|Kazajistán/Kazajstán/República de Kazajistán
LA|Lao People's Democratic Republic/Laos/Lao PDR|Laos/République démocratique populaire lao|Laos/República Democrática Popular Lao/República Democrática Popular de Lao
LB|Lebanon/Lebanese Republic|Liban/République libanaise|Líbano/República Libanesa
LC|Saint Lucia/St. Lucia/St Lucia|Sainte-Lucie|Santa Lucía
LI|Liechtenstein/Principality of Liechtenstein|Liechtenstein/Principauté du Liechtenstein|Liechtenstein/Principado de Liechtenstein
LK|Sri Lanka/Democratic Socialist Republic of Sri Lanka|Sri Lanka/République démocratique socialiste de Sri Lanka|Sri Lanka/República Socialista Democrática de Sri Lanka
LR|Liberia/Republic of Liberia|Liberia/Libéria/République du Libéria|Liberia/República de Liberia
LS|Lesotho/Kingdom of Lesotho|Lesotho/Royaume du Lesotho|Lesoto/Reino de Lesoto
LT|Lithuania/Republic of Lithuania|Lituanie/République de Lituanie|Lituania/República de Lituania
LU|Luxembourg/Grand Duchy of Luxembourg|Luxembourg/Grand-duché du Luxembourg|Luxemburgo/Gran Ducado de Luxemburgo
LV|Latvia/Republic of Latvia|Lettonie/République de Lettonie|Letonia/República de Letonia
LY|Libya/State of Libya|Libye|Libia
MA|Morocco/Kingdom of Morocco|Maroc/Royaume du Maroc|Marruecos/Reino de Marruecos
MC|Monaco/Principality of Monaco|Monaco/Principauté de Monaco|Mónaco/Principado de Mónaco
MD|Republic of Moldova/Moldova|Moldavie/Moldova/République de Moldova|República de Moldova/Moldavia/Moldova/República de Moldavia
ME|Montenegro|Monténégro|Montenegro
MG|Madagascar/Republic of Madagascar|Madagascar/République de Madagascar|Madagascar/República de Madagascar
MH|Marshall Islands/Republic of the Marshall Islands|Îles Marshall/République des Îles Marshall|Islas Marshall/República de las Islas Marshall
MK|North Macedonia/former Yugoslav Republic of Macedonia/Former Yugoslav Republic of Macedonia/FYROM/Macedonia/Republic of North Macedonia|Macédoine du Nord/République de Macédoine du Nord|Macedonia del Norte/República de Macedonia del Norte
ML|Mali/Republic of Mali|Mali/République du Mali|Mali/Malí/República de Mali
MM|Myanmar/Burma/Republic of Myanmar|Myanmar/Birmanie/République de Myanmar|Myanmar/Birmania/República de la Unión de Myanmar
MN|Mongolia|Mongolie|Mongolia
MR|Mauritania/Islamic Republic of Mauritania|Mauritanie/République islamique de Mauritanie|Mauritania/República Islámica de Mauritania
MT|Malta/Republic of Malta|Malte/République de Malte|Malta/República de Malta
MU|Mauritius/Republic of Mauritius|Maurice/République de l'Île Maurice|Mauricio/República de Mauricio
MV|Maldives/Republic of Maldives|Maldives/République des Maldives|Maldivas/Islas Maldivas/República de Maldivas
MW|Malawi/Republic of Malawi|Malawi/République du Malawi|Malaui/República de Malawi
MX|Mexico/United Mexican States|Mexique/États-Unis du Mexique|México/Estados Unidos Mexicanos
MY|Malaysia|Malaisie|Malasia
MZ|Mozambique/Republic of Mozambique|Mozambique/République du Mozambique|Mozambique/República de Mozambique
NA|Namibia/Republic of Namibia|Namibie/République de Namibie|Namibia/República de Namibia
NE|Niger/Republic of the Niger|Niger/République du Niger|Níger/Niger/República del Níger
NG|Nigeria/Federal Republic of Nigeria|Nigeria/République fédérale du Nigeria|Nigeria/República Federal de Nigeria
NI|Nicaragua/Republic of Nicaragua|Nicaragua/République du Nicaragua|Nicaragua/República de Nicaragua
NL|Netherlands/Kingdom of the Netherlands|Pays-Bas/Royaume des Pays-Bas|Países Bajos/Reino de los Países Bajos
NO|Norway/Kingdom of Norway|Norvège/Royaume de Norvège|Noruega/Reino de Noruega
NP|Nepal/Federal Democratic Republic of Nepal|Népal/République fédérale démocratique du Népal|Nepal/República Federal Democrática de Nepal
NR|Nauru/Republic of Nauru|Nauru/République de Nauru|Nauru/República de Nauru
NZ|New Zealand/Aotearoa New Zealand|Nouvelle-Zélande|Nueva Zelanda
OM|Oman/Sultanate of Oman|Oman/Sultanat d'Oman|Omán/Sultanato de Omán
PA|Panama/Republic of Panama|Panama/République du Panama|Panamá/República de Panamá
PE|Peru/Republic of Peru|Pérou/République du Pérou|Perú/República del Perú
PG|Papua New Guinea/Independent State of Papua New Guinea|Papouasie-Nouvelle-Guinée/État indépendant de Papouasie-Nouvelle-Guinée|Papúa Nueva Guinea/Estado Independiente de Papúa Nueva Guinea
PH|Philippines/Republic of the Philippines|Philippines/République des Philippines|Filipinas/República de Filipinas
PK|Pakistan/Islamic Republic of Pakistan|Pakistan/République islamique du Pakistan|Pakistán/República Islámica de Pakistán
PL|Poland/Republic of Poland|Pologne/République de Pologne|Polonia/República de Polonia
PS|State of Palestine/Palestine|Palestine/État de Palestine|Palestina/Estado de Palestina
PT|Portugal/Portuguese Republic|Portugal/République portugaise|Portugal/República Portuguesa
PW|Palau/Republic of Palau|Palaos/République de Palau|Palaos/República de Palau
PY|Paraguay/Republic of Paraguay|Paraguay/République du Paraguay|Paraguay/República del Paraguay
QA|Qatar/State of Qatar|Qatar/État du Qatar|Qatar/Catar/Estado de Qatar
RO|Romania|Roumanie|Rumanía
RS|Serbia/Republic of Serbia|Serbie/République de Serbie|Serbia/República de Serbia
RU|Russian Federation/Russia|Russie/Fédération de Russie|Rusia/Federación de Rusia/Federación Rusa
RW|Rwanda/Rwandese Republic|Rwanda/République rwandaise|Ruanda/República de Ruanda
SA|Saudi Arabia/Kingdom of Saudi Arabia|Arabie saoudite/Royaume d'Arabie saoudite|Arabia Saudí/Reino de Arabia Saudí
SB|Solomon Islands|Îles Salomon|Islas Salomón
SC|Seychelles/Republic of Seychelles|Seychelles/République des Seychelles|Seychelles/República de las Seychelles
SD|Sudan/Republic of the Sudan|Soudan/République du Soudan|Sudán/República de Sudán
SE|Sweden/Kingdom of Sweden|Suède/Royaume de Suède|Suecia/Reino de Suecia
SG|Singapore/Republic of Singapore|Singapour/République de Singapour|Singapur/República de Singapur
SI|Slovenia/Republic of Slovenia|Slovénie/République de Slovénie|Eslovenia/República de Eslovenia
SK|Slovakia/Slovak Republic|Slovaquie/République slovaque|Eslovaquia/República Eslovaca
SL|Sierra Leone/Republic of Sierra Leone|Sierra Leone/République de Sierra Leone|Sierra Leona/República de Sierra Leona
SM|San Marino/Republic of San Marino|Saint-Marin/République de San Marin|San Marino/República de San Marino
SN|Senegal/Republic of Senegal|Sénégal/République du Sénégal|Senegal/República del Senegal
SO|Somalia/Federal Republic of Somalia|Somalie/République fédérale de Somalie|Somalia/República Federal de Somalia
SR|Suriname/Republic of Suriname|Suriname/République du Surinam/Surinam|Surinam/República de Surinam/Surinám
SS|South Sudan/Republic of South Sudan|Soudan du Sud/République du Soudan du Sud|Sudán del Sur/República de Sudán del Sur
ST|São Tomé and Príncipe/Sao Tome and Principe/Democratic Republic of Sao Tome and Principe|Sao Tomé-et-Principe/République démocratique de Sao Tomé et Principe|Santo Tomé y Príncipe/República Democrática de Santo Tomé y Príncipe
SV|El Salvador/Republic of El Salvador|Salvador/République d'El Salvador|El Salvador/República de El Salvador
SY|Syrian Arab Republic/Syria|Syrie/République arabe syrienne|Siria/República Árabe Siria/República árabe de Siria
SZ|Eswatini/Swaziland/Kingdom of Eswatini|Eswatini/Royaume d'Eswatini|Eswatini/Esuatini/Reino de Esuatini
TD|Chad/Republic of Chad|Tchad/République du Tchad|Chad/República del Chad
TG|Togo/Togolese Republic|Togo/République togolaise|Togo/República Togolesa
TH|Thailand/Kingdom of Thailand|Thaïlande/Royaume de Thaïlande|Tailandia/Reino de Tailandia
TJ|Tajikistan/Republic of Tajikistan|Tadjikistan/République du Tadjikistan|Tayikistán/República de Tayikistán
TL|Timor-Leste/East Timor/Democratic Republic of Timor-Leste|Timor-Leste/Timor oriental/République démocratique du Timor-Leste|Timor-Leste/Timor Oriental/República Democrática de Timor Oriental
TM|Turkmenistan|Turkménistan|Turkmenistán
TN|Tunisia/Republic of Tunisia|Tunisie/République de Tunisie|Túnez/República de Túnez/Tunez
TO|Tonga/Kingdom of Tonga|Tonga/Royaume des Tonga|Tonga/Reino de Tonga
TR|Türkiye/Turkey/Turkiye/Republic of Türkiye|Turquie/Türkiye/République de Turquie|Turquía/Türkiye/República de Turquía
TT|Trinidad and Tobago/Republic of Trinidad and Tobago|Trinité-et-Tobago/République de Trinité et Tobago|Trinidad y Tobago/República de Trinidad y Tobago
TV|Tuvalu|Tuvalu|Tuvalu
TZ|United Republic of Tanzania/Tanzania|Tanzanie/République unie de Tanzanie|Tanzania/República Unida de Tanzania
UA|Ukraine|Ukraine|Ucrania
UG|Uganda/Republic of Uganda|Ouganda/République d'Ouganda|Uganda/República de Uganda
US|U.S./US/USA/U.S.A./United States of America/United States|États-Unis/États-Unis d'Amérique/Etats-Unis/Etats-Unis d'Amérique|Estados Unidos/Estados Unidos de América/EE. UU./EE.UU./EEUU
UY|Uruguay/Eastern Republic of Uruguay|Uruguay/République orientale d'Uruguay|Uruguay/República Oriental del Uruguay
UZ|Uzbekistan/Republic of Uzbekistan|Ouzbékistan/République d'Ouzbékistan|Uzbekistán/República de Uzbekistán
VA|Holy See/Vatican City|Saint-Siège/État de la Cité du Vatican|Santa Sede/Ciudad del Vaticano
VC|Saint Vincent and the Grenadines/St. Vincent and the Grenadines/St Vincent and the Grenadines/St. Vincent and Grenadines|Saint-Vincent-et-les Grenadines/Saint-Vincent-et-les-Grenadines|San Vicente y las Granadinas
VE|Bolivarian Republic of Venezuela/Venezuela|Venezuela/République bolivarienne du Venezuela/République bolivarienne du Vénézuela/Vénézuela|Venezuela/República Bolivariana de Venezuela
VN|Viet Nam/Vietnam/Socialist Republic of Viet Nam|Viet Nam/Vietnam/Viêt Nam/République socialiste du Viet Nam|Viet Nam/Vietnam/República Socialista de Vietnam
VU|Vanuatu/Republic of Vanuatu|Vanuatu/République du Vanuatu|Vanuatu/República de Vanuatu
WS|Samoa/Independent State of Samoa|Samoa/État indépendant de Samoa|Samoa/Estado Independiente de Samoa
YE|Yemen/Republic of Yemen|Yémen/République du Yémen|Yemen/República del Yemen
ZA|South Africa/Republic of South Africa|Afrique du Sud/République d'Afrique du Sud|Sudáfrica/República de Sudáfrica
ZM|Zambia/Republic of Zambia|Zambie/République de Zambie|Zambia/República de Zambia
ZW|Zimbabwe/Republic of Zimbabwe|Zimbabwe/République du Zimbabwe|Zimbabwe/Zimbabue/República de Zimbabue
"""


@cache
def state_names(language: str) -> Mapping[str, str]:
    """Return the codes of States by their names in a language; none where there is no table.

    Apostrophes are straight. A short form in capitals is one of every language.
    """
    if language not in _LANGUAGES:
        return {}
    column = 1 + _LANGUAGES.index(language)
    rows = [line.split("|") for line in _STATES.strip().splitlines()]
    return {name: row[0] for row in rows for name in row[column].split("/")}


_UNIONS = {
    "en": {"European Union": "EU", "EU": "EU"},
    "fr": {"Union européenne": "EU", "UE": "EU"},
    "es": {"Unión Europea": "EU", "UE": "EU"},
}


def union_names(language: str) -> Mapping[str, str]:
    """Return the codes of the unions that make statements beside States, by their names."""
    return _UNIONS.get(language, {})
