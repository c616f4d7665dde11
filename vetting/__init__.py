"""Thẩm định: the secretary's desk, places of the limited title, goals reached, lists, tờ trình."""
