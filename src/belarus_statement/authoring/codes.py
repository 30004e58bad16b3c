"""The codes of States, where the library that has them is installed."""

from importlib import import_module, metadata
from typing import Any


def iso_codes(alpha_2: str) -> dict[str, Any]:
    """Return the fields of a State by ISO 3166-1, with their source; none of what is no code.

    There are none either without pycountry, the extra ``draft``.
    """
    try:
        pycountry = import_module("pycountry")
    except ModuleNotFoundError:
        return {}
    country = pycountry.countries.get(alpha_2=alpha_2)
    if country is None:
        return {}
    return {
        "iso_name": country.name,
        "alpha_2": country.alpha_2,
        "alpha_3": country.alpha_3,
        "numeric": country.numeric,
        "enrichment_sources": (f"pycountry {metadata.version('pycountry')} (ISO 3166-1)",),
    }
