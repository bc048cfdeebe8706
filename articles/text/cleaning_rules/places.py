"""Cities that open datelines without any other sign.

"London – The mayor" is a dateline because London is a city; "Holloway – The mayor" may be anything. This list
only decides such bare cases: a place in capitals, with an agency or with a date needs no list. It holds
capitals of states and the large cities that wire agencies date from.
"""

from articles.text.lines import fold

_CITIES = """
    Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Aden, Ahmedabad, Albany, Aleppo, Algiers, Almaty, Amman,
    Amsterdam, Ankara, Antananarivo, Ashgabat, Astana, Asmara, Asunción, Athens, Atlanta, Auckland, Austin,
    Baghdad, Baku, Baltimore, Bamako, Bangalore, Bengaluru, Bangkok, Bangui, Barcelona, Basra, Beijing,
    Beirut, Belfast, Belgrade, Benghazi, Berlin, Bern, Berne, Bhopal, Birmingham, Bishkek, Bissau, Bogotá,
    Bonn, Bordeaux, Boston, Brasília, Bratislava, Brazzaville, Bridgetown, Brisbane, Bristol, Brussels,
    Bucharest, Budapest, Buenos Aires, Bujumbura, Cairo, Calgary, Canberra, Cape Town, Caracas, Cardiff,
    Chandigarh, Chennai, Chicago, Chisinau, Cincinnati, Cleveland, Colombo, Conakry, Copenhagen, Cork,
    Dakar, Dallas, Damascus, Dar es Salaam, Delhi, Denver, Detroit, Dhaka, Dili, Djibouti, Doha, Donetsk,
    Dubai, Dublin, Durban, Dushanbe, Edinburgh, Erbil, Faisalabad, Florence, Frankfurt, Freetown, Gaborone,
    Gaza, Gaza City, Geneva, Georgetown, Glasgow, Guangzhou, Guatemala City, Hamburg, Hanoi, Harare, Havana,
    Hebron, Helsinki, Herat, Ho Chi Minh City, Hong Kong, Honolulu, Houston, Hyderabad, Indianapolis,
    Islamabad, Istanbul, Jakarta, Jeddah, Jerusalem, Johannesburg, Juba, Kabul, Kampala, Kandahar, Karachi,
    Kathmandu, Kazan, Khartoum, Kharkiv, Kiev, Kigali, Kingston, Kinshasa, Kolkata, Kuala Lumpur, Kuwait
    City, Kyiv, Kyoto, La Paz, Lagos, Lahore, Las Vegas, Leeds, Lilongwe, Lima, Lisbon, Liverpool,
    Ljubljana, London, Los Angeles, Luanda, Lucknow, Lusaka, Luxembourg, Lviv, Lyon, Madrid, Malabo,
    Managua, Manama, Manchester, Manila, Maputo, Mariupol, Marseille, Maseru, Mbabane, Melbourne, Mexico
    City, Miami, Milan, Milwaukee, Minneapolis, Minsk, Mogadishu, Monrovia, Montevideo, Montreal, Moscow,
    Mosul, Multan, Mumbai, Munich, Muscat, Muzaffarabad, Nagoya, Nairobi, Naples, Nassau, Naypyidaw, New
    Delhi, New Orleans, New York, Niamey, Nice, Nicosia, Nouakchott, Odesa, Odessa, Osaka, Oslo, Ottawa,
    Ouagadougou, Panama City, Paramaribo, Paris, Perth, Peshawar, Philadelphia, Phnom Penh, Phoenix,
    Pittsburgh, Podgorica, Port Louis, Port Moresby, Port of Spain, Port-au-Prince, Porto, Porto-Novo,
    Prague, Praia, Pretoria, Pristina, Pune, Pyongyang, Quebec City, Quetta, Quito, Rabat, Ramallah,
    Rangoon, Rawalpindi, Reykjavik, Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam, Sacramento, San Antonio,
    San Diego, San Francisco, San José, San Juan, San Salvador, Sanaa, Santiago, Santo Domingo, São Paulo,
    Sarajevo, Seattle, Seoul, Seville, Shanghai, Shenzhen, Singapore, Skopje, Sofia, Srinagar, Stockholm,
    Strasbourg, Stuttgart, Sucre, Suva, Sydney, Taipei, Tallinn, Tampa, Tashkent, Tbilisi, Tegucigalpa,
    Tehran, Tel Aviv, The Hague, Thimphu, Tirana, Tokyo, Toronto, Toulouse, Tripoli, Tunis, Turin,
    Ulaanbaatar, United Nations, Vaduz, Valletta, Vancouver, Vatican City, Venice, Vienna, Vientiane,
    Vilnius, Warsaw, Washington, Wellington, Windhoek, Wuhan, Yangon, Yaoundé, Yekaterinburg, Yerevan,
    Zagreb, Zürich
"""
CITIES = frozenset(fold(city) for city in _CITIES.split(","))


def is_city(name: str) -> bool:
    return fold(name) in CITIES
