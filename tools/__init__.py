"""Tools to work on gongbao: none of them is installed."""
