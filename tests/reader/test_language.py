"""Texts in languages that nobody here reads."""

from __future__ import annotations

import pytest

from discrep.reader.language import foreign

FOREIGN = {
    "German": "Die Fähre sank am Montag vor dem Kap. Neun Menschen ertranken, sagte die Polizei.",
    "French": "Le ferry a coulé lundi au large du cap. Neuf personnes sont mortes selon lui.",
    "Spanish": "El transbordador se hundió el lunes frente al cabo. Murieron nueve personas.",
    "Dutch": "De veerboot zonk maandag voor de kaap. Negen mensen verdronken, zei de politie.",
    "Russian": "Паром затонул в понедельник у мыса. Погибли девять человек, сообщила полиция.",
    "Arabic": "غرقت العبارة يوم الاثنين قبالة الرأس الشمالي وغرق تسعة أشخاص بحسب الشرطة المحلية.",
    "Chinese": "渡轮星期一在北角附近沉没。警方说，九人溺水身亡。" * 4,
    "Modern Greek": "Το πλοίο βυθίστηκε τη Δευτέρα έξω από το ακρωτήριο. Εννέα άνθρωποι πνίγηκαν.",
}


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_named(language: str) -> None:
    assert foreign(FOREIGN[language]) == language


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Alma sank off the northern cape on Monday. Nine people drowned, police said.",
        "Die Linke wins: the ferry of the Süddeutsche Zeitung sank in the harbour of Göteborg.",
        "20-13",
        "Das ist gut.",  # too short to tell
        "",
        # Names, with hardly a word between them.
        "Gulmurod Khalimov, Rustam Nazarov and Farrukh Sharipov of Dushanbe met Anna Berg "
        "in Reykjavík, Malmö and Zürich.",
        "MARKETS: FTSE 100 up 0.4 percent, DAX down 1.2 percent, Nikkei 225 flat, S&P 500 up 12.",
        "ferry sinks off cape, nine drowned, police say search ends tonight, captain held",
    ],
)
def test_what_is_english_or_tells_nothing_is_read(text: str) -> None:
    assert foreign(text) == ""


def test_a_quotation_in_another_language_does_not_hide_the_article() -> None:
    text = "The captain told the court on Friday that he was sorry for what had happened. "
    assert foreign(f"“{FOREIGN['German']}” {text * 3}") == ""
