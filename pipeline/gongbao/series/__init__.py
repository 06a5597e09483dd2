"""Series: what an archive states of an indicator, point by point, and the panels that answer questions."""

from gongbao.series.models import Point, Stated
from gongbao.series.points import merged

__all__ = ["Point", "Stated", "merged"]
