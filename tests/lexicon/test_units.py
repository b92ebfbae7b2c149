"""Units: every name and size of the table is pint's, and expressions of units are worked out."""

from __future__ import annotations

import pytest
from pint import UnitRegistry

from discrep.lexicon.currencies import currencies_lexicon, may_be_unknown, shares_sign
from discrep.lexicon.units import factor, units_lexicon

# Scales of news, and zeros that differ: no factor of pint's leads from one to another.
OWN = {
    *("magnitude", "category", "nit", "karat", "mach", "decibel", "pixel", "megapixel"),
    *("celsius", "fahrenheit", "beat / minute", "frame / second"),
    *("ppm", "ppb", "ppt"),
}
TABLE = [
    pytest.param(dimension, name, id=name)
    for dimension, units in units_lexicon().dimensions.items()
    for name in units
]


@pytest.fixture(scope="module")
def registry() -> UnitRegistry[float]:
    return UnitRegistry()


@pytest.mark.parametrize(("dimension", "name"), TABLE)
def test_name_and_size_are_those_of_pint(
    registry: UnitRegistry[float], dimension: str, name: str
) -> None:
    if name in OWN:
        return
    base = next(iter(units_lexicon().dimensions[dimension]))
    size = units_lexicon().dimensions[dimension][name].factor
    first = units_lexicon().dimensions[dimension][base].factor
    # From 0.26 on, pint takes furlongs and acres from the foot that replaced the surveyors' own.
    assert size / first == pytest.approx(registry.Quantity(1, name).to(base).magnitude, rel=1e-5)


FACTORS = [
    ("kilometer", "length", 1000.0),
    ("magnitude", "magnitude", 1.0),
    ("kilometer / hour", "length / time", 1 / 3.6),
    ("mile / hour", "length / time", 0.44704),
    ("mile ** 2", "length ** 2", 1609.344**2),
    ("acre", "length ** 2", 4046.87261),
    ("meter ** 3 / second", "length ** 3 / time", 1.0),
    ("liter / meter", "length ** 2", 0.001),
    ("gram / liter", "mass / length ** 3", 1.0),
    ("byte / second", "data / time", 1.0),
]


@pytest.mark.parametrize(("unit", "dimension", "size"), FACTORS)
def test_factor(unit: str, dimension: str, size: float) -> None:
    found = factor(unit)
    assert found is not None
    assert found[0] == dimension
    assert found[1] == pytest.approx(size)


@pytest.mark.parametrize("unit", ["", "parrot", "mile / parrot", "degree Celsius", "1"])
def test_what_is_no_unit_has_no_factor(unit: str) -> None:
    assert factor(unit) is None


def test_scales_with_other_zeros_are_dimensions_of_their_own() -> None:
    celsius, fahrenheit = factor("celsius"), factor("fahrenheit")
    assert celsius is not None
    assert fahrenheit is not None
    assert celsius[0] != fahrenheit[0]


def test_words_and_symbols_name_one_unit_each() -> None:
    told: dict[tuple[str, str], str] = {}
    for units in units_lexicon().dimensions.values():
        for name, unit in units.items():
            for kind, forms in (("word", unit.words), ("symbol", unit.symbols)):
                for form in forms:
                    assert told.setdefault((kind, form), name) == name, form


def test_currencies_have_iso_codes_and_signs_of_their_own() -> None:
    told: dict[str, str] = {}
    for code, currency in currencies_lexicon().currency.items():
        assert code.isalpha()
        assert code.isupper()
        assert len(code) == 3
        for form in (*currency.signs, *currency.words):
            assert told.setdefault(form, code) == code, form


def test_what_an_untold_currency_may_be() -> None:
    assert all(map(may_be_unknown, ("USD", "CAD", "NOK", "MXN", "INR")))
    assert not any(map(may_be_unknown, ("EUR", "JPY", "CNY")))


def test_which_currencies_a_shared_sign_may_mean() -> None:
    assert all(shares_sign(code, "dollar") for code in ("USD", "CAD", "HKD", "JMD"))
    assert not any(shares_sign(code, "dollar") for code in ("AMD", "GBP"))
    assert shares_sign("EUR", "EUR")
    assert not shares_sign("GBP", "EUR")
