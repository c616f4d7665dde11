"""Everything that a commune has kept here, taken away as one file: a workbook and all papers."""
