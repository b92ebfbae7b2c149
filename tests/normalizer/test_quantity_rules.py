"""The rules of the finder of quantities at their edges: what each reads, and what it leaves."""

from __future__ import annotations

import pytest

from discrep.model.values import Duration, Money, Score
from discrep.normalizer.quantities import find_quantities


def told(text: str) -> str:
    """What is found in ``text``: `words → kind value unit · ...`."""
    rows = []
    for m in find_quantities(text):
        unit = "" if isinstance(m.value, Duration | Money | Score) else getattr(m.value, "unit", "")
        rows.append(f"{m.text} → {m.value.kind} {m.value.text} {unit}".rstrip())
    return " · ".join(rows)


NUMBERS = [
    (
        "two million in five million people",
        "two million → count 2000000 · five million → count 5000000 people",
    ),
    ("dozens in 100 men", "dozens → count 24-99 · 100 → count 100 man"),
    ("a hundred and one men", "a hundred and one → count 101 man"),
    ("two thousand and six men", "two thousand and six → count 2006 man"),
    (
        "two million three hundred thousand men",
        "two million three hundred thousand → count 2300000 man",
    ),
    ("twenty and five men", "twenty → count 20 man · five → count 5 man"),
    ("one million and a half men", "one million and a half → count 1500000 man"),
    ("three and a half thousand men", "three and a half thousand → count 3500 man"),
    ("Zero point two percent", "Zero point two percent → percent 0.2 percent"),
    ("2 lakh crore rupees", "2 lakh crore rupees → money INR 2000000000000"),
    ("1 1/4 miles and 24/7 care", "1 1/4 miles → measure 1.25 mile"),
    ("A quarter of a million men", "A quarter of a million → count 250000 man"),
    ("half of the men", "half → percent 50 percent"),
    ("a third man", ""),
    (
        "two thirds of the men, three quarter finals",
        "two thirds → percent 66.7 percent · three → count 3 final",
    ),
    ("a couple of men and a couple who met", "a couple → count ~2 man"),
    ("few hundred men came, few men stayed", "few hundred → count 200-500 man"),
    ("hundreds of thousands of men", "hundreds of thousands → count 200000-999999 man"),
    ("10K run, 10k fans and 12K fans", "10k → count 10000 fan · 12K → count 12000 fan"),
    ("a 10x rise, a six-fold rise", "10x → count 10 time · six-fold → count 6 time"),
    ("12 men in 1950", "12 → count 12 man"),
    (
        "12 in 40 men, 12 of 40 men",
        "12 in 40 → percent 30 percent · 12 → count 12 man · 40 → count 40 man",
    ),
    ("one out of every five men", "one out of every five → percent 20 percent"),
    ("three in 10 minutes", "three → count 3 · 10 minutes → duration PT10M"),
    (
        "two in three men, three in two men",
        "two in three → percent 66.7 percent · three → count 3 · two → count 2 man",
    ),
    ("one in 1,000 men", "one in 1,000 → percent 0.1 percent"),
    (
        "five and a quarter percent, 2 and 1/2 hours, five and a third man",
        "five and a quarter percent → percent 5.25 percent"
        " · 2 and 1/2 hours → duration PT2.5H · five → count 5",
    ),
    ("more than half, half full", "more than half → percent >50 percent"),
    (
        "1,5 million men, 3,5 percent, 1,500 men",
        "1,5 million → count 1500000 man · 3,5 percent → percent 3.5 percent"
        " · 1,500 → count 1500 man",
    ),
    ("rose 6 . 2 % . 5 men", "6 . 2 % → percent 6.2 percent · 5 → count 5 man"),
]

SIGNS = [
    (
        "minus 5 degrees, plus or minus 5 points",
        "minus 5 degrees → measure -5 degree · 5 → count 5 point",
    ),
    ("Sales were (-3.5%).", "-3.5% → percent -3.5 percent"),
    ("- 3 men", "3 → count 3 man"),
    (
        "minus five degrees, or minus 5 miles, negative 0.5 percent, tested negative 3 times",
        "minus five degrees → measure -5 degree · minus 5 miles → measure -5 mile"
        " · negative 0.5 percent → percent -0.5 percent · 3 → count 3 time",
    ),
    ("from -5 to -3 percent", "-5 to -3 percent → percent -5--3 percent"),
    (
        "It lost -$5m, $-6m and $5 million Canadian.",
        "-$5m → money USD -5000000 · $-6m → money USD -6000000"
        " · $5 million Canadian → money CAD 5000000",
    ),
    ("EUR 5 or 5 EUR", "EUR 5 → money EUR 5 · 5 EUR → money EUR 5"),
    ("all 5 men", "5 → count 5 man"),
    ("A $5 note", "$5 → money USD 5"),
    (
        "Rice weighs 200 pounds; it cost £3 and 200 pounds.",
        "200 pounds → money GBP 200 · £3 → money GBP 3 · 200 pounds → money GBP 200",
    ),
    ("It weighs 200 pounds.", "200 pounds → measure 200 pound"),
    ("It cost 20p on a 720p screen.", "20p → money GBP 0.2"),
    ("He won 12 won.", "12 → count 12"),
    ("hundreds of dollars", "hundreds of dollars → money USD 200-999"),
    ("See p5, and p5m.", "p5m → money GBP 5000000"),
    (
        "It cost $9. 21, or $9. Then 6. 1m men came.",
        "$9. 21 → money USD 9.21 · $9 → money USD 9 · 6. 1m → count 6100000 man",
    ),
    ("10 000 dollars", "10 000 dollars → money USD 10000"),
]

UNITS = [
    (
        "half a mile, half-mile, half mile",
        "half a mile → measure 0.5 mile · half-mile → measure 0.5 mile",
    ),
    ("two more miles, two other men", "two more miles → measure 2 mile · two → count 2 man"),
    ("5pc of them, 5% of them", "5pc → percent 5 percent · 5% → percent 5 percent"),
    ("5h, 5 h", "5h → duration PT5H · 5 → count 5"),
    (
        "two nights, two fortnights, two millennia",
        "two → count 2 night · two fortnights → duration P4W · two millennia → duration P2000Y",
    ),
    (
        "12 sq. miles, 12 cubic feet",
        "12 sq. miles → measure 12 mile ** 2 · 12 cubic feet → measure 12 foot ** 3",
    ),
    (
        "12 in Oslo, 12in tall, 12 in. tall",
        "12 → count 12 · 12in → measure 12 inch · 12 in. → measure 12 inch",
    ),
    ("12 m high, 12m sales", "12 m → measure 12 meter · 12m → count 12000000 sale"),
    (
        "40 miles an hour, 40 barrels each day",
        "40 miles an hour → measure 40 mile / hour"
        " · 40 barrels each day → measure 40 oil_barrel / day",
    ),
    (
        "a mile or two, a man or two, a or two",
        "a mile or two → measure 1-2 mile · a man or two → count 1-2 man · two → count 2",
    ),
    ("another week or two", "another week or two → duration P1W/P2W"),
    (
        "five feet 11 inches, five feet 14 inches",
        "five feet 11 inches → measure 71 inch · five feet → measure 5 foot"
        " · 14 inches → measure 14 inch",
    ),
    ("10 pounds and 3 ounces", "10 pounds and 3 ounces → measure 163 ounce"),
    ("two tons and a half", "two tons and a half → measure 2.5 ton"),
    (
        "a ton and a half, an hour and a half",
        "a ton and a half → measure 1.5 ton · an hour and a half → duration PT1.5H",
    ),
    (
        "½ tsp salt, 1/4 inch, one-half miles",
        "½ tsp → measure 0.5 teaspoon · 1/4 inch → measure 0.25 inch"
        " · one-half miles → measure 0.5 mile",
    ),
    ("8.1 in., 2 in thick", "8.1 in. → measure 8.1 inch · 2 in → measure 2 inch"),
    (
        "1.2 m in diameter, two in high school, a one-in-ten chance",
        "1.2 m → measure 1.2 meter · two → count 2 · one-in-ten → percent 10 percent",
    ),
    (
        "4 km^3, 4 km squared, 38 µg/m3",
        "4 km^3 → measure 4 kilometer ** 3 · 4 km squared → measure 4 kilometer ** 2"
        " · 38 µg/m3 → measure 38 microgram / meter ** 3",
    ),
    (
        "12 cubic feet per second, 5 g per square metre",
        "12 cubic feet per second → measure 12 foot ** 3 / second"
        " · 5 g per square metre → measure 5 gram / meter ** 2",
    ),
    ("a 30-mile-an-hour wind", "30-mile-an-hour → measure 30 mile / hour"),
    (
        "225 nm of torque, 7 nm",
        "225 nm of torque → measure 225 newton * meter · 7 nm → measure 7 nanometer",
    ),
    ("5.6 l/100km", "5.6 l/100km → measure 5.6 centiliter / kilometer"),
    ("a 5'4\" man", "5'4\" → measure 64 inch"),
    ("4.1 s, in 20s, 18-24s", "4.1 s → duration PT4.1S · 20s → duration PT20S"),
    ("373 K, 12K fans, 4K", "373 K → measure 373 kelvin · 12K → count 12000 fan"),
    ("980 mb, 512mb of memory", "980 mb → measure 980 millibar · 512mb → measure 512 megabyte"),
    (
        "a 100m race, 100m fans, a 9600M chip, a 1.6 T engine",
        "100m → measure 100 meter · 100m → count 100000000 fan · 1.6 → count 1.6 engine",
    ),
    (
        "1.5m-2m people, 2m-3m deep",
        "1.5m-2m → count 1500000-2000000 people · 2m-3m → measure 2-3 meter",
    ),
    ("3 A380s, 12w, 12 w", "3 → count 3 · 12w → measure 12 watt · 12 → count 12"),
]

RANGES = [
    ("Prices rose by between 5 to 7 percent.", "between 5 to 7 percent → percent 5-7 percent"),
    ("30 to 20 men", "30 → count 30 · 20 → count 20 man"),
    ("10 through 12 miles", "10 through 12 miles → measure 10-12 mile"),
    ("3 or 4 men, 3 or 40 men", "3 or 4 → count 3-4 man · 3 → count 3 man · 40 → count 40 man"),
    (
        "20 or 30 men, 20 or 31 men",
        "20 or 30 → count 20-30 man · 20 → count 20 man · 31 → count 31 man",
    ),
    ("30 and 50 men", "30 → count 30 man · 50 → count 50 man"),
    (
        "10 to 15 million men, 2,000 to 15 million men",
        "10 to 15 million → count 10000000-15000000 man"
        " · 2,000 to 15 million → count 2000-15000000 man",
    ),
    ("20 to 15 million men", "20 to 15 million → count 20-15000000 man"),
    ("$5 to $10 million", "$5 to $10 million → money USD 5000000-10000000"),
    ("$5 to 6 men", "$5 to 6 → money USD 5-6"),
    ("5 miles to 6 feet", "5 miles → measure 5 mile · 6 feet → measure 6 foot"),
    ("It fell from 5 to 7 men.", "5 → count 5 · 7 → count 7 man"),
    ("Prices rose 5 to 7 percent.", "5 to 7 percent → percent 5-7 percent"),
    ("Prices rose, ranging from 5 to 7 percent.", "5 to 7 percent → percent 5-7 percent"),
    ("It warmed by 1 to 1.5 degrees.", "1 to 1.5 degrees → measure 1-1.5 degree"),
    ("twice to three times", "twice → count 2 time · three → count 3 time"),
    (
        "Shares fell 3 to 45, up 1.0 to $2bn.",
        "3 → count 3 · 45 → count 45 · 1.0 → count 1 · $2bn → money USD 2000000000",
    ),
    (
        "Cases rose by 1,200 to 45,300, or by 12 to 15.",
        "1,200 → count 1200 · 45,300 → count 45300 · 12 to 15 → count 12-15",
    ),
    ("Sugar was 0.12 cent to 12.45.", "0.12 cent → money USD 0.0012 · 12.45 → count 12.45"),
]

MODIFIERS = [
    ("about 12 or so men", "about 12 or so → count ~12 man"),
    ("about dozens of men", "about dozens → count 24-99 man"),
    ("at least 30 to 50 men", "at least 30 to 50 → count >=30 man"),
    ("12-plus men, 12 plus men", "12-plus → count >=12 man · 12 → count 12"),
    (
        "90-plus per cent, 10 or more years",
        "90-plus per cent → percent >=90 percent · 10 or more years → duration >=P10Y",
    ),
    (
        "less than or equal to 30, 200 or greater",
        "less than or equal to 30 → count <=30 · 200 or greater → count >=200",
    ),
    ("12+ men, 12 + 3 men", "12+ → count >=12 man · 12 → count 12 · 3 → count 3 man"),
    ("40-ish men", "40-ish → count ~40 man"),
    ("a two-over 74", "two → count 2 · 74 → count 74"),
]

LABELS = [
    ("In Oslo 1,500 left, in Oslo 1500 left.", "1,500 → count 1500"),
    ("The twelve (12) left.", "twelve (12) → count 12"),
    ("He named 2) the bridge.", ""),
    ("A 3-D film, a 30-something, a 3-day trip", "3-day → duration P3D"),
    ("3) The bridge opened.", ""),
    ("A320 and A-320", ""),
    ("325 E. Dale Ave. and 325 men", "325 → count 325 man"),
    ("the 99 block of flats, the 1200 block of flats", "99 → count 99 block"),
    ("Firefox 3.0 came, Sales 3.0 points", "3.0 → count 3 point"),
    ("the last round two men, game two", "two → count 2 man"),
    ("the game two of the series", ""),
    ("In the game two of the men fell.", "two → count 2 man"),
    ("On Friday 12 people, in case 12 people", "12 → count 12 people · 12 → count 12 people"),
    ("Article 12 people read", ""),
    ("The iPhone 11 sold; the 11 Pro sold; about 11 sold.", "about 11 → count ~11"),
    ("She went 7-for-14 on a two-on-one.", ""),
    ("the bottom three, the top three men", "three → count 3 man"),
    ("one such man, the one, one another", ""),
    ("one of us, one of a kind", "one → count 1"),
    ("1 man, each one", "1 → count 1 man"),
]

AGES = [
    ("She was one of the men.", "one → count 1 man"),
    ("Ann Lee, 41, left.", "41 → age 41 year"),
    ("Ann Lee, 41 left.", "41 → count 41"),
    ("Ann Lee (41), left.", "41 → age 41 year"),
    ("In Oslo, 41, died.", "41 → count 41"),
    ("The drivers, 41, left.", "41 → count 41"),
    ("She was just 12.", "12 → age 12 year"),
    ("It was 12.", "12 → count 12"),
    ("The driver was 45. The team was 45.", "45 → age 45 year · 45 → count 45"),
    ("She died at 77. She died at 7.", "77 → age 77 year · 7 → count 7"),
    ("She turned 68 on Sunday, was 2 up.", "68 → age 68 year · 2 → count 2"),
    ("children under 5, children under 500", "under 5 → age <5 year · under 500 → count <500"),
    (
        "in her early 40s, in his mid-40s, in his late thirties",
        "early 40s → age 40-43 year · mid-40s → age 44-46 year · late thirties → age 37-39 year",
    ),
    ("in the 40s", ""),
    (
        "two years of age, two-year-olds",
        "two years of age → age 2 year · two-year-olds → age 2 year",
    ),
    ("two hours old", "two hours → duration PT2H"),
    (
        "those 65 and older, prices 65 and over",
        "65 and older → age >=65 year · 65 and over → count >=65",
    ),
    ("Children 5 and under pay.", "5 and under → age <=5 year"),
    ("children aged from one to 12", "one to 12 → age 1-12 year"),
    ("The actress, 33, left.", "33 → age 33 year"),
]

ORDERS = [
    ("He finished fifth, in fifth gear.", "fifth → rank 5"),
    ("He ended up seventh, joint third, up eighth.", "seventh → rank 7 · third → rank 3"),
    ("They won 2-1, and lost 1-2.", "2-1 → score 2-1 · 1-2 → score 1-2"),
    ("They ate 1-2 eggs.", "1-2 → count 1-2 egg"),
    ("They won 6-4, 6-2, 20-13-4.", "6-4 → score 6-4 · 6-2 → score 6-2 · 20-13-4 → score 20-13-4"),
    ("Ayr 3 Leith 2. Ayr 3 Leith 2 men", "3 Leith 2 → score 3-2 · 2 → count 2 man"),
    ("It passed by five votes to four.", "five votes to four → score 5-4"),
    ("a two-nil win", "two-nil → score 2-0"),
    ("a 45-42 game, a 45-42 split of men", "45-42 → score 45-42 · 45-42 → score 45-42"),
    ("She hit 8-of-23.", ""),
    ("No arrests were made, no idea was had.", "No → count 0 arrest"),
    ("Nobody was hurt. Nobody came.", "Nobody → count 0 person"),
    (
        "magnitude 7, a category 4 storm",
        "magnitude 7 → measure 7 magnitude · category 4 → measure 4 category",
    ),
]


LISTS = [
    (
        "12, 15 and 20 miles",
        "12 → measure 12 mile · 15 → measure 15 mile · 20 miles → measure 20 mile",
    ),
    (
        "It killed 5, 7 and 12 people.",
        "5 → count 5 people · 7 → count 7 people · 12 → count 12 people",
    ),
    (
        "25 or 50 basis points",
        "25 → percent 25 basis_point · 50 basis points → percent 50 basis_point",
    ),
    (
        "5 and 10 euros, 12 and $5",
        "5 → money EUR 5 · 10 euros → money EUR 10 · 12 → count 12 · $5 → money USD 5",
    ),
    ("Two- and four-door cars", "Two → count 2 door · four → count 4 door"),
    (
        "2 x 3.5 inches, an 8-by-10-inch print",
        "2 → measure 2 inch · 3.5 inches → measure 3.5 inch"
        " · 8 → measure 8 inch · 10-inch → measure 10 inch",
    ),
    ("1920x1080 pixels", "1920 → measure 1920 pixel · 1080 pixels → measure 1080 pixel"),
    ("In the end 5, 12 men came.", "5 → count 5 · 12 → count 12 man"),
    ("It rose 7.29, or 0.7%.", "7.29 → count 7.29 · 0.7% → percent 0.7 percent"),
    (
        "12, 15, or 20 miles, 5, and 12 men left",
        "12 → measure 12 mile · 15 → measure 15 mile · 20 miles → measure 20 mile"
        " · 5 → count 5 · 12 → count 12 man",
    ),
    ("after two and 93% after one", "two → count 2 · 93% → percent 93 percent"),
    ("12 men and 40 women", "12 → count 12 man · 40 → count 40 woman"),
    (
        "In 2014 and 12 more years, Room 5 and 12 men",
        "12 more years → duration P12Y · 12 → count 12 man",
    ),
]

NOUNS = [
    (
        "two 500-pound bombs, 12 9mm casings, five $100 bills",
        "two → count 2 bomb · 500-pound → measure 500 pound · 12 → count 12 casing"
        " · 9mm → measure 9 millimeter · five → count 5 bill · $100 → money USD 100",
    ),
    ('They met 12 "young" men.', "12 → count 12 man"),
    (
        "a 9 hole course, a 3 part series, a 30 strong team",
        "9 → count 9 hole · 3 → count 3 part · 30 → count 30 team",
    ),
    ("4.2m albums, 1.1m of them", "4.2m → count 4200000 album · 1.1m → count 1100000 album"),
    ("Test scores fell; it hurt scores of men.", "scores → count 40-99 man"),
    (
        "The deaths were 12. Goals: 14. They were 12.",
        "12 → count 12 death · 14 → count 14 goal · 12 → count 12",
    ),
    ("The men were 12 points ahead.", "12 → count 12 point"),
    ('He said "I saw 12," and men left.', "12 → count 12"),
    ("a one-bedroom flat, the one-sided match", "one → count 1 bedroom"),
    ("a game and a half, a man and a dog", "a game and a half → count 1.5 game"),
    ("a group of seven hikers, the Group of Seven", "seven → count 7 hiker"),
]

YEARS = [
    (
        "an average of 1500, a total of 2050 men",
        "an average of 1500 → count ~1500 · 2050 → count 2050 man",
    ),
    ("It has 1950 employees.", "1950 → count 1950 employee"),
    ("In 2015 people left.", ""),
    ("It weighs 2010 kg, in 2010 kg 5", "2010 kg → measure 2010 kilogram · 5 → count 5"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *NUMBERS,
        *SIGNS,
        *UNITS,
        *RANGES,
        *MODIFIERS,
        *LABELS,
        *AGES,
        *ORDERS,
        *LISTS,
        *NOUNS,
        *YEARS,
    ],
)
def test_a_rule(text: str, expected: str) -> None:
    assert told(text) == expected
