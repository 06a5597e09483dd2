"""Indicators: which entry of the catalogue a claim states, and what narrows it."""

from gongbao.indicators.find import find
from gongbao.indicators.models import Indicator, Naming

__all__ = ["Indicator", "Naming", "find"]
